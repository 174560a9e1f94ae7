using System.Globalization;
using System.Text;
using Scout.Testing.Values;

namespace Scout.Testing;

/// <summary>Writes a run for people: a line for each block, those of loops and called workflows below theirs.</summary>
internal static class RunTree
{
    private const int Longest = 160;

    /// <summary>The whole run.</summary>
    public static string Of(WorkflowRun run)
    {
        var text = new StringBuilder($"{run.Story.Workflow}  {Word(run.Status)} after {Time(run.Elapsed)}");
        var within = run.Blocks.ToLookup(block => Around(block.Path), StringComparer.Ordinal);
        Add(text, within, "", 1);
        foreach (var request in run.Requests)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  sent {request}");
        }

        if (run.Error is { } error)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{error}");
        }

        if (run.UnusedFakes.Count > 0)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"not used: {string.Join(", ", run.UnusedFakes)}");
        }

        return text.ToString();
    }

    /// <summary>A block in a line.</summary>
    public static string Line(BlockRun block)
    {
        var attempts = block.Attempts > 1 ? $" ({block.Attempts} attempts)" : "";
        return $"{Sign(block.Status)} {block.Path}  {block.Type}{(block.IsFaked ? ", faked" : "")}{attempts}{What(block)}";
    }

    private static void Add(StringBuilder text, ILookup<string, BlockRun> within, string around, int depth)
    {
        foreach (var block in within[around])
        {
            text.AppendLine().Append(' ', 2 * depth).Append(Line(block));
            Add(text, within, block.Path, depth + 1);
        }
    }

    // The loop or the call that a block ran in: `answers` for `answers[1]/answer`.
    private static string Around(string path)
    {
        var around = path[..Math.Max(0, path.LastIndexOf('/'))];
        return around.EndsWith(']') ? around[..around.LastIndexOf('[')] : around;
    }

    private static string What(BlockRun block) => block.Status switch
    {
        BlockStatus.DidNotRun => "  did not run",
        BlockStatus.Waiting => $"  waits for {block.WaitsFor}",
        BlockStatus.Stopped => "  stopped",
        BlockStatus.Failed => $"  {block.Error}",
        _ => $"{(block.Branch is { } branch ? $"  {branch}" : "")}  {TestValues.Shown(block.OutputJson, Longest)}{(block.Error is { } error ? $"  in place of {error}" : "")}",
    };

    private static string Sign(BlockStatus status) => status switch
    {
        BlockStatus.Completed => "✓",
        BlockStatus.Failed => "✗",
        BlockStatus.Waiting => "…",
        _ => "-",
    };

    private static string Word(RunStatus status) => status switch
    {
        RunStatus.Completed => "completed",
        RunStatus.Failed => "failed",
        _ => "waits",
    };

    private static string Time(TimeSpan time) => time.TotalSeconds < 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms") : time.ToString(time.TotalDays < 1 ? @"h\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
}
