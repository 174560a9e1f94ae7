using System.Collections.Immutable;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Diff;

/// <summary>What two builds say about their revisions beyond the JSON.</summary>
internal sealed record DiffAnnotations
{
    /// <summary>No annotations.</summary>
    public static DiffAnnotations None { get; } = new();

    /// <summary>The newer revision's blocks by id, for <see cref="BlockAnnotation.FormerId"/>.</summary>
    public ImmutableSortedDictionary<string, BlockAnnotation> Blocks { get; init; } =
        ImmutableSortedDictionary.Create<string, BlockAnnotation>(StringComparer.Ordinal);

    /// <summary>The C# source of the older revision's methods, by documentation id.</summary>
    public ImmutableSortedDictionary<string, string> SourcesBefore { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The C# source of the newer revision's methods, by documentation id.</summary>
    public ImmutableSortedDictionary<string, string> SourcesAfter { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the fingerprints of the older revision's methods are made of, by documentation id.</summary>
    public ImmutableSortedDictionary<string, string> ReachedBefore { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the fingerprints of the newer revision's methods are made of, by documentation id.</summary>
    public ImmutableSortedDictionary<string, string> ReachedAfter { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
