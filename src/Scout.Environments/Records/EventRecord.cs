using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Records;

/// <summary>Something that happened to a revision, one file each.</summary>
internal sealed record EventRecord : IStoreRecord
{
    public const string Built = "built";
    public const string Named = "named";
    public const string Published = "published";

    public int Format { get; init; } = StoreJson.Format;

    public required string Event { get; init; }

    public required string Workflow { get; init; }

    public required string Revision { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required Author By { get; init; }

    public string? Tool { get; init; }

    public string? Commit { get; init; }

    public bool? Dirty { get; init; }

    public string? Parent { get; init; }

    /// <summary>Built: the name made from the diff to the parent. Named: the name that a person gave.</summary>
    public string? Name { get; init; }

    public string? Notes { get; init; }

    public string? Bundle { get; init; }

    /// <summary>The project file, relative to the folder of <c>scout.json</c>.</summary>
    public string? Project { get; init; }

    public string? TargetFramework { get; init; }

    public string? Description { get; init; }

    public ImmutableSortedDictionary<string, BlockAnnotation>? Blocks { get; init; }

    public ImmutableSortedDictionary<string, string>? Sources { get; init; }

    /// <summary>Built: what the fingerprints of the methods are made of. Builds of earlier versions have none.</summary>
    public ImmutableSortedDictionary<string, string>? Reached { get; init; }

    /// <summary>The last build among events, or none.</summary>
    public static EventRecord? LastBuild(ImmutableArray<EventRecord> events) => events.LastOrDefault(record => record.Event == Built);

    /// <summary>Whether it is a word for what happens to revisions.</summary>
    public static bool IsKnown(string what) => what is Built or Named or Published;

    public string? Problem() =>
        Format != StoreJson.Format ? "the format is not 1"
        : Time.UtcDateTime.Year >= EventName.NoYear ? "its time is none that an event can have"
        : !Ids.IsId(Workflow) || !Ids.IsHash(Revision) ? "workflow or revision is no id"
        : Event switch
        {
            Built => Name is null ? "a build without a name" : Parent is not null && !Ids.IsHash(Parent) ? "the parent is no revision" : null,
            Named => Name is null ? "a name is missing" : null,
            Published => Ids.IsHash(Bundle) ? null : "the bundle is no hash",
            _ => $"'{Event}' is no event",
        };
}
