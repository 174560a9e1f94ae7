using System.Collections.Immutable;

namespace Scout.Environments.Diff;

/// <summary>What differs between two revisions: the Blocks view, the Code view, and the verdict over both. Serialized with <see cref="Revisions.Json.SnakeCaseJson"/> it is the tool's JSON.</summary>
internal sealed record DiffResult
{
    /// <summary>The workflow's id, the newer revision's.</summary>
    public required string Workflow { get; init; }

    /// <summary>Whether there was no revision before.</summary>
    public bool First { get; init; }

    /// <summary>The heaviest level of all entries; <see cref="DiffLevel.Unchanged"/> where nothing differs.</summary>
    public required DiffLevel Verdict { get; init; }

    /// <summary>Entries by level.</summary>
    public required DiffCounts Counts { get; init; }

    /// <summary>The verdict on each axis.</summary>
    public required DiffAxes Axes { get; init; }

    /// <summary>How large the diff is.</summary>
    public required DiffSize Size { get; init; }

    /// <summary>The Blocks view: the heaviest first, then by key.</summary>
    public required ImmutableArray<DiffEntry> Blocks { get; init; }

    /// <summary>The Code view, in the order in which it turns the older JSON into the newer.</summary>
    public required ImmutableArray<CodeChange> Code { get; init; }

    /// <summary>C# methods that differ.</summary>
    public required ImmutableArray<SourceChange> Sources { get; init; }

    /// <summary>Elementary steps that the comparison took: tests show that they grow with the size and no faster.</summary>
    internal long Steps { get; init; }
}

/// <summary>How many entries of the Blocks view are of each level.</summary>
/// <param name="Breaking">Breaking entries.</param>
/// <param name="Risky">Risky entries.</param>
/// <param name="Safe">Safe entries.</param>
internal sealed record DiffCounts(int Breaking, int Risky, int Safe);

/// <summary>The heaviest judgement on each axis.</summary>
/// <param name="Contract">Callers.</param>
/// <param name="Runs">Runs that began on the older revision.</param>
/// <param name="Behaviour">What a new run does.</param>
internal sealed record DiffAxes(DiffLevel Contract, DiffLevel Runs, DiffLevel Behaviour);

/// <summary>How large a diff is.</summary>
internal sealed record DiffSize
{
    /// <summary>New blocks.</summary>
    public required int BlocksAdded { get; init; }

    /// <summary>Blocks that differ, renamed ones included.</summary>
    public required int BlocksChanged { get; init; }

    /// <summary>Blocks that are gone.</summary>
    public required int BlocksRemoved { get; init; }

    /// <summary>New connections.</summary>
    public required int ConnectionsAdded { get; init; }

    /// <summary>Connections that are gone.</summary>
    public required int ConnectionsRemoved { get; init; }

    /// <summary>Changes of the Code view.</summary>
    public required int CodeChanges { get; init; }
}
