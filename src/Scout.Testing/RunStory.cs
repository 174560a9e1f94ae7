using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Testing.Workflows;

namespace Scout.Testing;

/// <summary>What happened in a run, by its blocks.</summary>
internal sealed partial class RunStory
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The blocks that ran, as they began.</summary>
    public required ImmutableArray<BlockRun> Blocks { get; init; }

    /// <summary>How long it took by its clock.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What records tell.</summary>
    public static RunStory Of(ImmutableArray<RunEvent> records) => new()
    {
        Workflow = records.OfType<RunStarted>().First().Workflow,
        Blocks = [.. records.Where(record => record.BlockPath is not null).GroupBy(record => record.BlockPath!, StringComparer.Ordinal).Select(Block)],
        Elapsed = records[^1].Time - records[0].Time,
    };

    /// <summary>An error as tests read it, secrets hidden.</summary>
    public static RunFailure Failure(RunError error, Func<string, string> hide) => new(hide(error.Code), hide(error.Message), error.Block, error.Detail is null ? null : hide(error.Detail));

    /// <summary>What became of a block, all its runs together where a loop ran it.</summary>
    public BlockRun Block(BlockName name, string type)
    {
        var runs = Blocks.Where(block => name.Means(block.Path)).ToImmutableArray();
        return runs switch
        {
            [] => new(name.ToString(), type, BlockStatus.DidNotRun),
            [var only] => only,
            _ => new(name.ToString(), type, Together(runs), default, [.. runs.OrderBy(run => Order(run.Path), StringComparer.Ordinal)])
            {
                Attempts = runs.Sum(run => run.Attempts),
                Error = runs.Select(run => run.Error).FirstOrDefault(error => error is not null),
                Logs = [.. runs.SelectMany(run => run.Logs)],
            },
        };
    }

    private static BlockStatus Together(ImmutableArray<BlockRun> runs) =>
        ((BlockStatus[])[BlockStatus.Failed, BlockStatus.Waiting, BlockStatus.Stopped]).FirstOrDefault(status => runs.Any(run => run.Status == status), BlockStatus.Completed);

    private static BlockRun Block(IGrouping<string, RunEvent> records)
    {
        var starts = records.OfType<BlockStarted>().ToArray();
        var completed = records.OfType<BlockCompleted>().LastOrDefault();
        var waiting = records.OfType<BlockWaiting>().LastOrDefault()?.Wait;
        var status = completed is not null ? BlockStatus.Completed
            : records.Any(record => record is BlockFailed) ? BlockStatus.Failed
            : waiting is not null && !records.Any(record => record is BlockStopped) ? BlockStatus.Waiting
            : BlockStatus.Stopped;
        var error = records.OfType<BlockFailed>().LastOrDefault()?.Error ?? completed?.Replaces;
        return new(records.Key, starts[0].Type, status, completed?.Output ?? default)
        {
            Attempts = starts[^1].Attempt,
            Input = starts[^1].Input ?? PlainJson.Null,
            Error = error is null ? null : Failure(error, static hidden => hidden),
            WaitsFor = status == BlockStatus.Waiting ? Words(waiting!) : null,
            Branch = completed?.Meta is { ValueKind: JsonValueKind.Object } meta && meta.TryGetProperty("branch", out var branch) ? branch.GetString() : null,
            Logs = [.. records.OfType<BlockLogged>().Select(logged => logged.Line.Message)],
            IsFaked = StandIn.IsIn(completed?.Meta),
        };
    }

    private static string Words(BlockWait wait) => wait.Kind switch
    {
        WaitKind.Event => $"the event '{wait.Event}'",
        WaitKind.Approval => $"a decision: {wait.Text}",
        _ => $"{wait.Due:u}",
    };

    // The tenth round comes after the ninth.
    private static string Order(string path) => Place.Replace(path, place => place.Value.PadLeft(10, '0'));

    [GeneratedRegex(@"\d+(?=\])")]
    private static partial Regex Place { get; }
}
