using System.Collections.Immutable;
using Scout.Environments.Files;

namespace Scout.Environments.Records;

/// <summary>The manifest of one workflow, the only kind of committed file that is rewritten. Its rename is a promotion's single commit point.</summary>
internal sealed record Manifest : IStoreRecord
{
    public int Format { get; init; } = StoreJson.Format;

    public required string Workflow { get; init; }

    /// <summary>How many pointers have moved. Two branches that both promote get the same, and git sees a conflict.</summary>
    public required long Serial { get; init; }

    /// <summary>The hash of the last promotion record; none before the first.</summary>
    public string? Head { get; init; }

    public required ImmutableSortedDictionary<string, Pointer> Environments { get; init; }

    public static Manifest Empty(string workflow) => new()
    {
        Workflow = workflow,
        Serial = 0,
        Environments = ImmutableSortedDictionary.Create<string, Pointer>(StringComparer.Ordinal),
    };

    /// <summary>What it says once a promotion on top of it is made.</summary>
    public Manifest After(Promotion promotion) => this with
    {
        Serial = promotion.Serial,
        Head = promotion.Hash,
        Environments = Environments.SetItem(promotion.Environment, new Pointer(promotion.Revision, promotion.Bundle)),
    };

    public string? Problem() =>
        Format != StoreJson.Format ? "the format is not 1"
        : Serial < 1 || !Ids.IsHash(Head) ? "serial or head is not one of a promotion"
        : Environments.Any(pair => !Ids.IsId(pair.Key) || !Ids.IsHash(pair.Value.Revision) || !Ids.IsHash(pair.Value.Bundle)) ? "a pointer has no right name, revision or bundle"
        : null;
}

/// <summary>Where an environment points.</summary>
internal sealed record Pointer(string Revision, string Bundle);
