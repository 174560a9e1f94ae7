using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Storage;

namespace Scout.Benchmarks.Storing;

/// <summary>What keeping runs costs, and what asking about them costs when there are many.</summary>
internal sealed class StoreBenchmark(int runsAtOnce, int blocks, int many)
{
    private static readonly JsonElement Given = JsonElement.Parse("""{"text":"a short message"}""");
    private static readonly JsonElement Yielded = JsonElement.Parse("\"a short answer\"");

    public async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync($"{runsAtOnce} runs at once of {blocks} blocks, two records a block; a report of ten blocks waits until it is kept");
        foreach (var isPowerSafe in new[] { false, true })
        {
            await using var store = new TemporaryStore();
            var (elapsed, cpu) = await TimeAsync(() => KeepAsync(store.Runs, runsAtOnce, blocks, isPowerSafe));
            var count = (double)runsAtOnce * blocks;
            await output.WriteLineAsync(Line($"{(isPowerSafe ? "power" : "process")}-safe", $"{count / elapsed.TotalSeconds,9:N0} blocks/s", $"{count / cpu.TotalSeconds,9:N0} blocks a CPU second", $"{store.Bytes / count,6:N0} bytes a block"));
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
        yield return ("runs --revision", runs => runs.List(new() { RevisionId = Revision(3) }));
        yield return ("runs --search", runs => runs.List(new() { Search = "number 000007" }));
        yield return ("status: the health of all", runs => runs.Health());
        yield return ("logs of one", runs => runs.Read(runs.Resolve()));
        yield return ("a run by the end of its id", runs => runs.Resolve(runs.List(limit: 1).Runs[0].RunId[^10..]));
    }

    private static async Task KeepAsync(RunStore store, int runs, int blocks, bool isPowerSafe) => await Task.WhenAll(Enumerable.Range(0, runs).Select(async number =>
    {
        var claim = new Claim("benchmark", 1);
        var run = Id(number);
        var records = Records(run, number, blocks).ToImmutableArray();
        for (var at = 0; at < records.Length; at += 20)
        {
            var report = records[at..Math.Min(records.Length, at + 20)];
            await store.Writer.WriteAsync(connection => RunRows.Append(connection, run, claim, "benchmark", report), isPowerSafe);
        }
    }));

    private static async Task FillAsync(RunStore store, int runs)
    {
        for (var number = 0; number < runs; number += 500)
        {
            await Task.WhenAll(Enumerable.Range(number, Math.Min(500, runs - number)).Select(each => store.Writer.WriteAsync(connection =>
            {
                RunRows.Append(connection, Id(each), new("benchmark", 1), "benchmark", [.. Records(Id(each), each, 10)]);
                Scout.Runs.Changes.RunTexts.Add(connection, Id(each));
            })));
        }
    }

    private static IEnumerable<RunEvent> Records(string run, int number, int blocks)
    {
        var time = DateTimeOffset.UnixEpoch.AddSeconds(number);
        var sequence = 0L;
        yield return new RunStarted
        {
            RunId = run,
            Sequence = sequence++,
            Time = time,
            Workflow = number % 3 == 0 ? "desk" : "mail",
            RevisionId = Revision(number % 20),
            Environment = number % 2 == 0 ? "staging" : "production",
            Inputs = JsonElement.Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"text":"number {{number:000000}}"}""")),
        };
        for (var block = 0; block < blocks; block++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"block_{block}");
            yield return new BlockStarted { RunId = run, Sequence = sequence++, Time = time, Block = path, Type = "code", Input = Given };
            yield return new BlockCompleted { RunId = run, Sequence = sequence++, Time = time, Block = path, Output = Yielded, ElapsedMs = 1 };
        }

        yield return number % 10 == 0
            ? new RunFailed { RunId = run, Sequence = sequence, Time = time, ElapsedMs = 5, Error = new("SCOUT7016", "It failed.", "block_1") }
            : new RunCompleted { RunId = run, Sequence = sequence, Time = time, ElapsedMs = 5, Output = Yielded };
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"20260101t000000-{number:x10}");

    private static string Revision(int number) => new((char)('a' + (number % 6)), 64);

    private static async Task<(TimeSpan Elapsed, TimeSpan Cpu)> TimeAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var (began, cpu) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        await work();
        process.Refresh();
        return (Stopwatch.GetElapsedTime(began), process.TotalProcessorTime - cpu);
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

    private sealed class TemporaryStore : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-benchmark-");

        public TemporaryStore() => Runs = RunStore.Open(_folder.FullName);

        public RunStore Runs { get; }

        public long Bytes => _folder.EnumerateFiles("runs.db*").Sum(file => file.Length);

        public async ValueTask DisposeAsync()
        {
            await Runs.DisposeAsync();
            _folder.Delete(recursive: true);
        }
    }
}
