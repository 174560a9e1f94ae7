using System.Collections.Immutable;
using System.Globalization;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;

namespace Scout.Web.Logs;

/// <summary>A row of a waterfall: a block, or one round of a loop.</summary>
/// <param name="Path">The block's path, or the round's: <c>answers[3]</c>.</param>
/// <param name="Name">What of the path is its own.</param>
/// <param name="Depth">How many rows it is inside of.</param>
/// <param name="Block">The block; none: a round.</param>
/// <param name="Status">How far it is; of a round: as far as the worst of its blocks.</param>
/// <param name="Took">How long it took, in milliseconds; none where it is not over.</param>
/// <param name="Stretches">What it did when.</param>
/// <param name="Inside">How many rows there are directly inside; 0: none.</param>
/// <param name="IsOpen">Whether those are shown.</param>
internal sealed record WaterfallRow(string Path, string Name, int Depth, BlockSummary? Block, RunStatus Status, double? Took, ImmutableArray<Stretch> Stretches, int Inside, bool IsOpen);

/// <summary>A run over time, as rows: a loop has its rounds inside, a round and a call their blocks. Of a large run most rows are closed.</summary>
internal sealed class Waterfall
{
    /// <summary>How many rounds of a loop are shown at once.</summary>
    public const int Page = 50;

    // A run that has no more blocks is shown whole.
    private const int Small = 40;

    private readonly RunSummary _run;
    private readonly ILookup<string, Stretch> _stretches;
    private readonly Dictionary<string, List<string>> _inside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly bool _isWhole;

    private Waterfall(RunSummary run, IEnumerable<Stretch> stretches, bool isWhole)
    {
        (_run, _isWhole, _stretches) = (run, isWhole, stretches.ToLookup(stretch => stretch.Block, StringComparer.Ordinal));
        foreach (var path in run.Order)
        {
            Know(path);
        }
    }

    /// <summary>Whether a run is shown whole.</summary>
    public static bool IsWhole(RunSummary run) => run.Order.Count <= Small;

    /// <summary>The rows that are shown, in order.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stretches">What its blocks did when.</param>
    /// <param name="open">A row that is open, and so are those around it; none: those of a small run all are.</param>
    /// <param name="from">The first round that is shown of it.</param>
    public static ImmutableArray<WaterfallRow> Of(RunSummary run, IEnumerable<Stretch> stretches, string? open = null, int from = 0)
    {
        var waterfall = new Waterfall(run, stretches, IsWhole(run));
        var rows = ImmutableArray.CreateBuilder<WaterfallRow>();
        waterfall.Add(rows, "", 0, open ?? "", from);
        return rows.ToImmutable();
    }

    /// <summary>The round that an address asks for; the first where that is no number of one.</summary>
    public static int Round(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? round : 0;

    /// <summary>Every row.</summary>
    public static ImmutableArray<WaterfallRow> Whole(RunSummary run, IEnumerable<Stretch> stretches)
    {
        var waterfall = new Waterfall(run, stretches, isWhole: true);
        var rows = ImmutableArray.CreateBuilder<WaterfallRow>();
        waterfall.Add(rows, "", 0, "", 0);
        return rows.ToImmutable();
    }

    // What a path is inside of: answers[3]/answer of the round answers[3], and that of the loop answers.
    private static string Around(string path) =>
        path.EndsWith(']') && path.LastIndexOf('[') is > 0 and var at ? path[..at]
        : path.LastIndexOf('/') is > 0 and var slash ? path[..slash]
        : "";

    private void Know(string path)
    {
        if (path.Length == 0 || !_known.Add(path))
        {
            return;
        }

        var around = Around(path);
        Know(around);
        if (!_inside.TryGetValue(around, out var inside))
        {
            _inside[around] = inside = [];
        }

        inside.Add(path);
    }

    private void Add(ImmutableArray<WaterfallRow>.Builder rows, string around, int depth, string open, int from)
    {
        var all = _inside.GetValueOrDefault(around) ?? [];
        // Of rounds those are shown that are asked for, or those around the one that is open.
        var first = around == open ? from : Math.Max(0, OpenAt(all, open)) / Page * Page;
        foreach (var path in around.Length == 0 || _isWhole ? all : all.Skip(first).Take(Page))
        {
            var inside = _inside.GetValueOrDefault(path)?.Count ?? 0;
            var isOpen = inside > 0 && (_isWhole || IsIn(open, path));
            rows.Add(Row(path, depth, inside, isOpen));
            if (isOpen)
            {
                Add(rows, path, depth + 1, open, from);
            }
        }
    }

    private static int OpenAt(List<string> paths, string open) => open.Length == 0 ? -1 : paths.FindIndex(path => IsIn(open, path));

    private static bool IsIn(string path, string around) =>
        path.StartsWith(around, StringComparison.Ordinal) && (path.Length == around.Length || path[around.Length] is '/' or '[');

    private WaterfallRow Row(string path, int depth, int inside, bool isOpen)
    {
        var block = _run.Blocks.GetValueOrDefault(path);
        var name = path[Math.Max(0, path.LastIndexOf('/') + 1)..];
        if (block is not null)
        {
            return new(path, name, depth, block, block.Status, block.ElapsedMs, [.. _stretches[path]], inside, isOpen);
        }

        var below = Below(path).ToArray();
        var stretches = below.SelectMany(one => _stretches[one]).ToImmutableArray();
        var status = below.Select(one => _run.Blocks[one].Status).DefaultIfEmpty(RunStatus.Completed).MaxBy(Weight);
        double? took = stretches.IsEmpty || status is RunStatus.Running or RunStatus.Waiting ? null : (stretches.Max(stretch => stretch.To) - stretches.Min(stretch => stretch.From)).TotalMilliseconds;
        return new(path, name, depth, null, status, took, stretches, inside, isOpen);
    }

    private IEnumerable<string> Below(string path) =>
        (_inside.GetValueOrDefault(path) ?? []).SelectMany(one => _run.Blocks.ContainsKey(one) ? Below(one).Prepend(one) : Below(one));

    private static int Weight(RunStatus status) => status switch
    {
        RunStatus.Completed => 0,
        RunStatus.Stopped => 1,
        RunStatus.Canceled => 2,
        RunStatus.Interrupted or RunStatus.NeedsDecision => 3,
        RunStatus.Failed or RunStatus.BudgetExceeded => 4,
        RunStatus.Waiting => 5,
        _ => 6,
    };
}
