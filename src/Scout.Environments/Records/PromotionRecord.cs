using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Revisions.Runs;

namespace Scout.Environments.Records;

/// <summary>One move of one pointer. The file's name holds the hash of its bytes, and the next record names it.</summary>
internal sealed record PromotionRecord : IStoreRecord
{
    public int Format { get; init; } = StoreJson.Format;

    public required string Workflow { get; init; }

    public required long Serial { get; init; }

    public string? Previous { get; init; }

    public required PromotionKind Kind { get; init; }

    public required string Environment { get; init; }

    public string? From { get; init; }

    public required string Revision { get; init; }

    public required string Bundle { get; init; }

    public required RunSettings Settings { get; init; }

    public required Author By { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string? Reason { get; init; }

    public bool Unblock { get; init; }

    public string? Problem() =>
        Format != StoreJson.Format ? "the format is not 1"
        : Serial < 1 || (Serial == 1) != (Previous is null) || (Previous is not null && !Ids.IsHash(Previous)) ? "serial and previous do not fit"
        : !Ids.IsId(Workflow) || !Ids.IsId(Environment) ? "workflow or environment is no name"
        : !Ids.IsHash(Revision) || !Ids.IsHash(Bundle) || (From is not null && !Ids.IsHash(From)) ? "a revision or the bundle is no hash"
        : null;

    public Promotion ToPromotion(string hash) => new()
    {
        Workflow = Workflow,
        Serial = Serial,
        Hash = hash,
        Previous = Previous,
        Kind = Kind,
        Environment = Environment,
        From = From,
        Revision = Revision,
        Bundle = Bundle,
        Settings = new RunSettings
        {
            Models = Settings.Models.WithComparers(StringComparer.Ordinal),
            Variables = Settings.Variables.WithComparers(StringComparer.Ordinal),
        },
        By = By,
        Time = Time,
        Reason = Reason,
        Unblock = Unblock,
    };
}
