using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Diff.Words;
using Scout.Environments.Queries;

namespace Scout.Environments.Answers;

/// <summary>What differs between two revisions, and between the settings that they run with: what the command line and the server answer.</summary>
internal sealed record DiffAnswer
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The older revision.</summary>
    public required RevisionReference From { get; init; }

    /// <summary>The newer revision.</summary>
    public required RevisionReference To { get; init; }

    /// <summary>The heaviest level of all that differs.</summary>
    public required DiffLevel Verdict { get; init; }

    /// <summary>How many entries are of each level.</summary>
    public required DiffCounts Counts { get; init; }

    /// <summary>The heaviest level for callers, for runs under way, and of what a new run does.</summary>
    public required DiffAxes Axes { get; init; }

    /// <summary>How large the difference is.</summary>
    public required DiffSize Size { get; init; }

    /// <summary>What differs in each block, the heaviest first; left out of the Code view.</summary>
    public IReadOnlyList<DiffEntry>? Blocks { get; init; }

    /// <summary>The settings that were compared along with the revisions, where they were.</summary>
    public SettingsAnswer? Settings { get; init; }

    /// <summary>Every value that differs; left out of the Blocks view.</summary>
    public IReadOnlyList<CodeAnswer>? Code { get; init; }

    /// <summary>The C# methods that differ; left out of the Blocks view.</summary>
    public IReadOnlyList<SourceAnswer>? Sources { get; init; }

    /// <summary>What differs between two revisions.</summary>
    /// <param name="pair">The revisions.</param>
    /// <param name="shown">What of it is told; its verdict is the whole difference's.</param>
    /// <param name="view">Which views.</param>
    public static DiffAnswer Of(RevisionPair pair, DiffResult shown, DiffView view) => new()
    {
        Workflow = shown.Workflow,
        From = RevisionReference.Of(pair.From),
        To = RevisionReference.Of(pair.To),
        Verdict = shown.Verdict,
        Counts = shown.Counts,
        Axes = shown.Axes,
        Size = shown.Size,
        Blocks = view == DiffView.Code ? null : shown.Blocks,
        Settings = pair.Settings is { } compared ? new(compared.Environment, compared.From, compared.To, shown.Settings) : null,
        Code = view == DiffView.Blocks ? null : [.. shown.Code.Select(CodeAnswer.Of)],
        Sources = view == DiffView.Blocks ? null : [.. shown.Sources.Select(SourceAnswer.Of)],
    };
}

/// <summary>What differs in an environment's settings.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="From">The promotion that pinned those before.</param>
/// <param name="To">The promotion that pinned those after; none: what would be pinned now.</param>
/// <param name="Changes">What differs.</param>
internal sealed record SettingsAnswer(string Environment, string From, string? To, IReadOnlyList<DiffEntry> Changes);

/// <summary>One difference of the Code view, and its lines where it is one between two texts.</summary>
internal sealed record CodeAnswer(string Entry, CodeOperation Operation, string Path, string? From, JsonElement? Before, JsonElement? After, IReadOnlyList<TextLine>? Lines)
{
    public static CodeAnswer Of(CodeChange change) => new(
        change.Entry,
        change.Operation,
        change.Path,
        change.From,
        change.Before,
        change.After,
        change is { Before: { } before, After: { } after } ? TextChange.Between(before, after)?.Lines() : null);
}

/// <summary>The C# of a method that a block calls, before and after, and its lines where it is in both.</summary>
internal sealed record SourceAnswer(string Entry, string Method, string? Before, string? After, bool OnlyWhatItReaches, IReadOnlyList<string>? Reached, IReadOnlyList<TextLine>? Lines)
{
    public static SourceAnswer Of(SourceChange source) => new(
        source.Entry,
        source.Method,
        source.Before,
        source.After,
        source.OnlyWhatItReaches,
        source.Reached.IsEmpty ? null : source.Reached,
        source is { Before: { } before, After: { } after, OnlyWhatItReaches: false } ? TextDiff.Lines(before, after) : null);
}
