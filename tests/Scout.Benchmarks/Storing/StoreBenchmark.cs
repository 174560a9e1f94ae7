using System.Collections.Immutable;
using System.Diagnostics;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Storage;

namespace Scout.Benchmarks.Storing;

/// <summary>What keeping runs costs, and what asking about them costs when there are many.</summary>
internal sealed class StoreBenchmark(int runsAtOnce, int blocks, int many)
{
    private const int RecordsInReport = 20;
    private const int Warm = 3;
    private const int Rounds = 15;

    public async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync($"{runsAtOnce} runs at once of {blocks} blocks, two records a block; a report of ten blocks waits until it is kept (medians of {Rounds}, after three that are not counted)");
        foreach (var isPowerSafe in new[] { false, true })
        {
            await KeepAsync(output, isPowerSafe);
        }

        await output.WriteLineAsync($"Questions over {many / 100} runs, {many} runs, and the ratio (medians of 15)");
        await using var few = new TemporaryStore();
        await using var full = new TemporaryStore();
        await FillAsync(few.Runs, many / 100);
        await FillAsync(full.Runs, many);
        foreach (var (name, ask) in Questions())
        {
            var (small, large) = (Median(() => ask(few.Runs)), Median(() => ask(full.Runs)));
            await output.WriteLineAsync(Line(name, $"{small.TotalMilliseconds,8:0.00} ms", $"{large.TotalMilliseconds,8:0.00} ms", $"{large / small,6:0.00}x"));
        }

        return 0;
    }

    private static IEnumerable<(string Name, Action<RunStore> Ask)> Questions()
    {
        yield return ("open and look for what is gone", runs => runs.Refresh());
        yield return ("runs", runs => runs.List());
        yield return ("runs --environment", runs => runs.List(new() { Workflow = "desk", Environment = "staging" }));
        yield return ("runs --status failed", runs => runs.List(new() { Status = RunStatus.Failed }));
        yield return ("runs --revision", runs => runs.List(new() { RevisionId = KeptRecords.Revision(3) }));
        yield return ("runs --search", runs => runs.List(new() { Search = "number 000007" }));
        yield return ("status: the health of all", runs => runs.Health());
        yield return ("logs of one", runs => runs.Read(runs.Resolve()));
        yield return ("a run by the end of its id", runs => runs.Resolve(runs.List(limit: 1).Runs[0].RunId[^10..]));
    }

    // What is kept is made before: making it is the engine's part.
    private async Task KeepAsync(TextWriter output, bool isPowerSafe)
    {
        var runs = Enumerable.Range(0, runsAtOnce).Select(number => KeptRecords.Of(number, blocks)).ToArray();
        var reports = runs.Select(Reports).ToArray();
        var bytes = runs.Select(BareTable.Bytes).ToArray();
        var rounds = new List<(Spent Ours, Spent Bare, long Bytes)>();
        for (var round = 0; round < Warm + Rounds; round++)
        {
            await using var store = new TemporaryStore();
            using var table = new BareTable(isPowerSafe);
            var ours = await Spent.OnAsync(() => Task.WhenAll(reports.Select((each, number) => KeepAsync(store.Runs, KeptRecords.Id(number), each, isPowerSafe))));
            var bare = await Spent.OnAsync(() => Task.Run(() => table.Keep(bytes, RecordsInReport)));
            rounds.Add((ours, bare, store.Bytes));
        }

        var count = (double)runsAtOnce * blocks;
        double Middle(Func<(Spent Ours, Spent Bare, long Bytes), double> of) => rounds.Skip(Warm).Select(of).Order().ElementAt(Rounds / 2);
        await output.WriteLineAsync(Line(
            $"{(isPowerSafe ? "power" : "process")}-safe",
            $"{Middle(round => count / round.Ours.Elapsed.TotalSeconds),9:N0} blocks/s",
            $"{Middle(round => count / round.Ours.Cpu.TotalSeconds),9:N0} a CPU second",
            $"{Middle(round => round.Bytes / count),6:N0} bytes a block",
            $"bare {Middle(round => count / round.Bare.Cpu.TotalSeconds),9:N0} a CPU second",
            $"{Middle(round => round.Bare.Cpu / round.Ours.Cpu),5:0.00}x of bare"));
    }

    private static async Task KeepAsync(RunStore store, string run, ImmutableArray<RunEvent>[] reports, bool isPowerSafe)
    {
        var claim = new Claim("benchmark", 1);
        foreach (var report in reports)
        {
            await store.Writer.WriteAsync(connection => RunRows.Append(connection, run, claim, report), isPowerSafe);
        }
    }

    private static ImmutableArray<RunEvent>[] Reports(ImmutableArray<RunEvent> records) => [.. records.Chunk(RecordsInReport).Select(report => report.ToImmutableArray())];

    private static async Task FillAsync(RunStore store, int runs)
    {
        for (var number = 0; number < runs; number += 500)
        {
            await Task.WhenAll(Enumerable.Range(number, Math.Min(500, runs - number)).Select(each => store.Writer.WriteAsync(connection =>
            {
                RunRows.Append(connection, KeptRecords.Id(each), new("benchmark", 1), KeptRecords.Of(each, 10));
                RunTexts.Add(connection, KeptRecords.Id(each));
            })));
        }
    }

    private static TimeSpan Median(Action ask)
    {
        ask();
        return Enumerable.Range(0, 15).Select(_ =>
        {
            var began = Stopwatch.GetTimestamp();
            ask();
            return Stopwatch.GetElapsedTime(began);
        }).Order().ElementAt(7);
    }

    private static string Line(string name, params string[] values) => $"  {name,-34}{string.Join("  ", values)}";
}
