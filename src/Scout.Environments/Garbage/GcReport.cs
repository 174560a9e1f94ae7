using System.Collections.Immutable;

namespace Scout.Environments.Garbage;

/// <summary>What nothing refers to.</summary>
/// <param name="Applied">Whether it was removed.</param>
/// <param name="Items">The files and folders.</param>
internal sealed record GcReport(bool Applied, ImmutableArray<GcItem> Items);

/// <summary>Something that nothing refers to.</summary>
/// <param name="Path">The file or folder, relative to the folder of <c>scout.json</c>, with <c>/</c>; absolute where it lies outside.</param>
/// <param name="Why">What it is and why nothing needs it.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record GcItem(string Path, string Why, long Bytes);

/// <summary>What <c>gc</c> keeps, and whether it removes.</summary>
internal sealed record GcOptions
{
    /// <summary>Removes; else only lists.</summary>
    public bool Apply { get; init; }

    /// <summary>What runs that may still go on are pinned to, as the run store has it: kept.</summary>
    public ImmutableArray<RunPins> Runs { get; init; } = [];

    /// <summary>How many of the last pointers of each environment are kept, with their bundles. Default 10.</summary>
    public int KeepPointers { get; init; } = 10;

    /// <summary>How many of the last builds of each workflow are kept. Default 20.</summary>
    public int KeepBuilds { get; init; } = 20;
}

/// <summary>What a run is pinned to.</summary>
/// <param name="RunId">The run's whole id.</param>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="RevisionId">The revision's whole id.</param>
/// <param name="Bundle">The bundle's digest, or none for a build output.</param>
internal sealed record RunPins(string RunId, string Workflow, string RevisionId, string? Bundle);
