using Scout.Environments.Diff;
using Scout.Environments.Queries;
using Scout.Tool.Views;

namespace Scout.Tool.Answers;

/// <summary>What <c>diff --format json</c> writes.</summary>
internal sealed record DiffAnswer
{
    public required string Workflow { get; init; }

    public required RevisionReference From { get; init; }

    public required RevisionReference To { get; init; }

    /// <summary><c>unchanged</c>, <c>safe</c>, <c>risky</c> or <c>breaking</c>.</summary>
    public required DiffLevel Verdict { get; init; }

    public required DiffCounts Counts { get; init; }

    public required DiffAxes Axes { get; init; }

    public required DiffSize Size { get; init; }

    /// <summary>Left out by <c>--view code</c>.</summary>
    public IReadOnlyList<DiffEntry>? Blocks { get; init; }

    /// <summary>Left out by <c>--view blocks</c>.</summary>
    public IReadOnlyList<CodeAnswer>? Code { get; init; }

    /// <summary>Left out by <c>--view blocks</c>.</summary>
    public IReadOnlyList<SourceAnswer>? Sources { get; init; }

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
        Code = view == DiffView.Blocks ? null : [.. shown.Code.Select(CodeAnswer.Of)],
        Sources = view == DiffView.Blocks ? null : [.. shown.Sources.Select(SourceAnswer.Of)],
    };
}
