using System.Globalization;
using Scout.Benchmarks.Storing;
using Scout.Execution.Plans;
using Scout.Runs;

namespace Scout.Benchmarks.Peers;

/// <summary>The engine beside others, in one process and one run: trivial steps in memory and durable, short runs, the time from one step to the next, and how all of it grows.</summary>
internal sealed class PeerBenchmark(int blocks, int runs)
{
    private const int Warm = 4;
    private const int Rounds = 5;
    private const int ShortRun = 10;
    private int _number;

    public async Task<int> RunAsync(TextWriter output)
    {
        var fewer = Math.Min(blocks, 500);
        using var core = new WorkflowCoreHost(fewer);
        var (chain, fan) = (Engine.Chain(blocks), Engine.Fan(blocks));
        var (queueChain, queueFan) = (ReadyQueue.Chain(blocks), ReadyQueue.Fan(blocks));
        var (flowChain, flowFan) = (Dataflow.Chain(blocks), Dataflow.Fan(blocks));
        await output.WriteLineAsync(Invariant($"{blocks:N0} trivial steps ({fewer} of Agent Framework and WorkflowCore): medians of {Rounds}; times that ours does"));
        await TableAsync(
            output,
            "a chain",
            ("ours, code blocks", blocks, () => MemoryAsync(chain)),
            ("a ready queue by hand", blocks, () => Task.Run(queueChain.Run)),
            ("Task.Run for each", blocks, TasksAsync),
            ("TPL Dataflow, prebuilt", blocks, flowChain.RunAsync),
            ("Agent Framework", fewer, () => AgentFramework.RunAsync(AgentFramework.Chain(fewer))),
            ("WorkflowCore", fewer, core.RunAsync));
        await TableAsync(
            output,
            "a fan",
            ("ours, code blocks", blocks, () => MemoryAsync(fan)),
            ("a ready queue by hand", blocks, () => Task.Run(queueFan.Run)),
            ("TPL Dataflow, prebuilt", blocks, flowFan.RunAsync),
            ("Agent Framework", fewer, () => AgentFramework.RunAsync(AgentFramework.Fan(fewer))));
        await ShortRunsAsync(output);
        await LatencyAsync(output, fewer, core);
        await GrowthAsync(output);
        return 0;
    }

    private async Task ShortRunsAsync(TextWriter output)
    {
        var plan = Engine.Chain(ShortRun);
        await using var store = new TemporaryStore();
        await output.WriteLineAsync(Invariant($"{runs:N0} runs of {ShortRun} blocks, 256 at once"));
        foreach (var (name, run) in new (string, Func<Task>)[] { ("in memory", () => MemoryAsync(plan)), ("kept", () => KeptAsync(plan, store.Runs)) })
        {
            var spent = await MedianAsync(() => Parallel.ForAsync(0, runs, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (_, _) => await run()));
            await output.WriteLineAsync(Invariant($"  {name,-24}{runs / spent.Cpu.TotalSeconds,12:N0} runs a CPU second {runs / spent.Elapsed.TotalSeconds,12:N0} runs/s {ShortRun * runs / spent.Cpu.TotalSeconds,12:N0} blocks a CPU second {spent.Bytes / (double)(runs * ShortRun),8:N0} bytes a block"));
        }
    }

    private async Task LatencyAsync(TextWriter output, int fewer, WorkflowCoreHost core)
    {
        await using var store = new TemporaryStore();
        var plan = Engine.Chain(fewer);
        var flow = Dataflow.Chain(fewer);
        await output.WriteLineAsync(Invariant($"From one step of a chain of {fewer} to the next: p50, p75, p99 in microseconds"));
        foreach (var (name, work) in new (string, Func<Task>)[]
        {
            ("ours, in memory", () => MemoryAsync(plan)),
            ("ours, kept", () => KeptAsync(plan, store.Runs)),
            ("TPL Dataflow, prebuilt", flow.RunAsync),
            ("Agent Framework", () => AgentFramework.RunAsync(AgentFramework.Chain(fewer))),
            ("WorkflowCore", core.RunAsync),
        })
        {
            await work();
            Steps.Note(fewer);
            await work();
            var times = Steps.Between();
            double At(double part) => times[(int)(part * (times.Length - 1))].TotalMicroseconds;
            await output.WriteLineAsync(Invariant($"  {name,-24}{At(0.5),10:N1}{At(0.75),10:N1}{At(0.99),10:N1}"));
        }
    }

    private async Task GrowthAsync(TextWriter output)
    {
        await output.WriteLineAsync("A block of a chain, by the length of the chain: microseconds of CPU, and bytes");
        foreach (var length in new[] { 10, 100, 1_000, 10_000 })
        {
            var plan = Engine.Chain(length);
            var times = 20_000 / length;
            var spent = await MedianAsync(async () =>
            {
                for (var time = 0; time < times; time++)
                {
                    await MemoryAsync(plan);
                }
            });
            await output.WriteLineAsync(Invariant($"  {length,-24:N0}{spent.Cpu.TotalMicroseconds / (times * length),12:0.00}{spent.Bytes / (double)(times * length),12:N0}"));
        }
    }

    private static async Task TableAsync(TextWriter output, string title, params (string Name, int Steps, Func<Task> Work)[] rows)
    {
        await output.WriteLineAsync($"  {title}");
        var ours = 0d;
        foreach (var (name, steps, work) in rows)
        {
            var repeats = Math.Max(1, 20_000 / steps);
            Steps.Note(0);
            var spent = await MedianAsync(async () =>
            {
                for (var repeat = 0; repeat < repeats; repeat++)
                {
                    await work();
                }
            });
            if (Steps.Count < (long)steps * repeats)
            {
                throw new InvalidOperationException($"{name}: only {Steps.Count} steps were made.");
            }

            var perSecond = steps * repeats / spent.Cpu.TotalSeconds;
            ours = ours == 0 ? perSecond : ours;
            await output.WriteLineAsync(Invariant($"    {name,-24}{perSecond,14:N0} a CPU second {spent.Bytes / (double)(steps * repeats),10:N0} bytes each {perSecond / ours,9:0.000}x"));
        }
    }

    private static async Task<Spent> MedianAsync(Func<Task> work)
    {
        var rounds = new List<Spent>();
        for (var round = 0; round < Warm + Rounds; round++)
        {
            rounds.Add(await Spent.OnAsync(work));
        }

        // In the first ones the runtime still compiles.
        return rounds.Skip(Warm).OrderBy(round => round.Cpu).ElementAt(Rounds / 2);
    }

    private Task MemoryAsync(Plan plan) => Engine.RunAsync(plan, Next(), Engine.Nowhere);

    private async Task KeptAsync(Plan plan, RunStore store)
    {
        var id = Next();
        var journal = new StoreJournal(store, id);
        await Engine.RunAsync(plan, id, journal);
        await journal.FlushAsync();
    }

    private async Task TasksAsync()
    {
        for (var at = 0; at < blocks; at++)
        {
            await Task.Run(() => Steps.Same(1));
        }
    }

    private string Next() => KeptRecords.Id(Interlocked.Increment(ref _number));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
