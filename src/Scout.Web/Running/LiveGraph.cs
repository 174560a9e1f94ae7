using System.Collections.Frozen;
using Scout.Environments.Graphs;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Runs.Reruns;
using Scout.Web.Pictures;

namespace Scout.Web.Running;

/// <summary>How far a block of a picture is, all its rounds in loops together.</summary>
internal enum BlockProgress
{
    /// <summary>It has not begun.</summary>
    Ahead,

    /// <summary>It works.</summary>
    Running,

    /// <summary>It waits for a time, an event or a person.</summary>
    Waiting,

    /// <summary>It has its output.</summary>
    Done,

    /// <summary>It has what an earlier run gave.</summary>
    TakenOver,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was under way when its run ended.</summary>
    Stopped,

    /// <summary>Its run has ended without it: another branch was chosen, or the run ended before.</summary>
    Skipped,
}

/// <summary>The picture of a revision while a run of it goes on.</summary>
internal sealed class LiveGraph
{
    private readonly FrozenDictionary<string, string> _idOfShape;

    private LiveGraph(GraphLayout layout, FrozenDictionary<string, string> idOfShape) => (Layout, _idOfShape) = (layout, idOfShape);

    /// <summary>The picture.</summary>
    public GraphLayout Layout { get; }

    /// <summary>The picture of a revision.</summary>
    public static LiveGraph Of(RevisionDetails revision) => new(
        GraphLayout.Of(GraphScope.Of(System.Text.Json.JsonElement.Parse(revision.Revision.Bytes.Span))),
        // What lies in a workflow that is called is no part of the picture, though it may be called the same.
        RevisionBlocks.Of(revision.Revision, revision.Calls).Values.Where(block => block.Workflow.Length == 0).ToFrozenDictionary(block => block.Path, block => block.Path[(block.Path.LastIndexOf('/') + 1)..], StringComparer.Ordinal));

    /// <summary>How far each block is, by id.</summary>
    public FrozenDictionary<string, BlockProgress> Progress(RunSummary run)
    {
        var isOver = run.Status is not (RunStatus.Running or RunStatus.Waiting);
        var seen = new Dictionary<string, BlockProgress>(StringComparer.Ordinal);
        foreach (var (path, block) in run.Blocks)
        {
            if (_idOfShape.TryGetValue(BlockShape.WithoutPlaces(path), out var id))
            {
                var progress = Of(block);
                seen[id] = seen.TryGetValue(id, out var other) ? Both(other, progress) : progress;
            }
        }

        return _idOfShape.Values.Distinct(StringComparer.Ordinal).ToFrozenDictionary(id => id, id => seen.TryGetValue(id, out var progress) ? progress : isOver ? BlockProgress.Skipped : BlockProgress.Ahead, StringComparer.Ordinal);
    }

    /// <summary>The path of the block to look at first: what works, else what failed, else the last.</summary>
    public static string? Interesting(RunSummary run) =>
        run.Order.FindLast(path => run.Blocks[path].Status is RunStatus.Running) ?? run.Order.FindLast(path => run.Blocks[path].Status is RunStatus.Failed) ?? (run.Order.IsEmpty ? null : run.Order[^1]);

    private static BlockProgress Of(BlockSummary block) => block.Status switch
    {
        RunStatus.Running => BlockProgress.Running,
        RunStatus.Waiting => BlockProgress.Waiting,
        RunStatus.Failed => BlockProgress.Failed,
        RunStatus.Completed or RunStatus.Stopped => block.TakenFrom is null ? BlockProgress.Done : BlockProgress.TakenOver,
        _ => BlockProgress.Stopped,
    };

    // Of several rounds the one that needs somebody's eye counts.
    private static BlockProgress Both(BlockProgress one, BlockProgress other) => Weight(one) >= Weight(other) ? one : other;

    private static int Weight(BlockProgress progress) => progress switch
    {
        BlockProgress.Running => 5,
        BlockProgress.Waiting => 4,
        BlockProgress.Failed => 3,
        BlockProgress.Stopped => 2,
        BlockProgress.Done => 1,
        _ => 0,
    };
}
