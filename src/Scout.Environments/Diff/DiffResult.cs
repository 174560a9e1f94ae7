using System.Collections.Immutable;

namespace Scout.Environments.Diff;

/// <summary>What differs between two revisions, and between the settings that they run with: the Blocks view, the Code view, and the verdict over all. Serialized with <see cref="Revisions.Json.SnakeCaseJson"/> it is the tool's JSON.</summary>
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

    /// <summary>What differs in the environment's settings, the heaviest first; empty where no settings were compared.</summary>
    public ImmutableArray<DiffEntry> Settings { get; init; } = [];

    /// <summary>The Code view, in the order in which it turns the older JSON into the newer.</summary>
    public required ImmutableArray<CodeChange> Code { get; init; }

    /// <summary>C# methods that differ.</summary>
    public required ImmutableArray<SourceChange> Sources { get; init; }

    /// <summary>Elementary steps that the comparison took: tests show that they grow with the size and no faster.</summary>
    internal long Steps { get; init; }

    /// <summary>The same with what differs in the settings, judged as one.</summary>
    public DiffResult With(ImmutableArray<DiffEntry> settings)
    {
        ImmutableArray<DiffEntry> all = [.. Blocks, .. settings];
        return this with { Settings = settings, Verdict = VerdictOf(all), Counts = DiffCounts.Of(all), Axes = DiffAxes.Of(all) };
    }

    /// <summary>The heaviest level of entries.</summary>
    public static DiffLevel VerdictOf(ImmutableArray<DiffEntry> entries) => entries.Select(entry => entry.Level).DefaultIfEmpty(DiffLevel.Unchanged).Max();
}

/// <summary>How many entries of the Blocks view are of each level.</summary>
/// <param name="Breaking">Breaking entries.</param>
/// <param name="Risky">Risky entries.</param>
/// <param name="Safe">Safe entries.</param>
internal sealed record DiffCounts(int Breaking, int Risky, int Safe)
{
    public static DiffCounts Of(ImmutableArray<DiffEntry> entries)
    {
        return new(Count(DiffLevel.Breaking), Count(DiffLevel.Risky), Count(DiffLevel.Safe));

        int Count(DiffLevel level) => entries.Count(entry => entry.Level == level);
    }
}

/// <summary>The heaviest judgement on each axis.</summary>
/// <param name="Contract">Callers.</param>
/// <param name="Runs">Runs that began on the older revision.</param>
/// <param name="Behaviour">What a new run does.</param>
internal sealed record DiffAxes(DiffLevel Contract, DiffLevel Runs, DiffLevel Behaviour)
{
    public static DiffAxes Of(ImmutableArray<DiffEntry> entries)
    {
        return new(On(DiffAxis.Contract), On(DiffAxis.Runs), On(DiffAxis.Behaviour));

        DiffLevel On(DiffAxis axis) =>
            entries.SelectMany(entry => entry.Impacts).Where(impact => impact.Axis == axis).Select(impact => impact.Level).DefaultIfEmpty(DiffLevel.Unchanged).Max();
    }
}

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
