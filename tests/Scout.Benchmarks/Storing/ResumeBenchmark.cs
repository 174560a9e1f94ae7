using System.Collections.Immutable;
using System.Globalization;
using Scout.Benchmarks.Peers;
using Scout.Execution.Plans;
using Scout.Execution.Running;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Storage;

namespace Scout.Benchmarks.Storing;

/// <summary>What it takes to go on with many interrupted runs.</summary>
internal sealed class ResumeBenchmark(int runs, int blocks)
{
    private const int Rounds = 3;

    public async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{runs:N0} interrupted runs of {blocks:N0} blocks, the last of which is to do: {Rounds} rounds after one that is not counted"));
        var plan = Engine.Chain(blocks);
        for (var round = 0; round <= Rounds; round++)
        {
            await using var store = new TemporaryStore();
            await FillAsync(store.Runs, plan);
            var found = await Spent.OnAsync(() => Task.Run(store.Runs.Refresh));
            var journals = new (string Run, ImmutableArray<RunEvent> Records)[runs];
            var taken = await Spent.OnAsync(() => Parallel.ForAsync(0, runs, async (number, _) =>
            {
                var id = Storing.KeptRecords.Id(number);
                var records = store.Runs.Records(id);
                if (RunStore.Read(store.Runs.Entry(id), records).Undecided.Any())
                {
                    throw new InvalidOperationException("There is nothing to decide.");
                }

                await store.Runs.Writer.WriteAsync(connection => Claims.Take(connection, id, "benchmark"));
                journals[number] = (id, records);
            }));
            var ended = 0;
            var replayed = await Spent.OnAsync(() => Parallel.ForAsync(0, runs, async (number, _) =>
            {
                var (run, records) = journals[number];
                await Engine.RunAsync(plan, run, new PassingJournal(record => Count(record, ref ended)), records);
            }));
            if (ended != runs)
            {
                throw new InvalidOperationException($"Only {ended} runs came to their end.");
            }

            if (round > 0)
            {
                await output.WriteLineAsync($"  seen to be gone {Part(found)}   read and taken up {Part(taken)}   replayed and ended {Part(replayed)}   together {(found.Elapsed + taken.Elapsed + replayed.Elapsed).TotalSeconds:0.00} s");
            }
        }

        return 0;
    }

    // The records of a real run, without those from the beginning of its last block on.
    private async Task FillAsync(RunStore store, Plan plan)
    {
        var all = new List<RunEvent>();
        await Engine.RunAsync(plan, "any", new PassingJournal(record =>
        {
            all.Add(record);
            return ValueTask.CompletedTask;
        }));
        var last = all.FindLastIndex(record => record is BlockStarted);
        await Task.WhenAll(Enumerable.Range(0, runs).Select(number =>
        {
            var id = Storing.KeptRecords.Id(number);
            return store.Writer.WriteAsync(connection => RunRows.Append(connection, id, new("gone", 1), [.. all.Take(last).Select(record => record with { RunId = id })]));
        }));
    }

    private static ValueTask Count(RunEvent record, ref int ended)
    {
        if (record is RunCompleted)
        {
            Interlocked.Increment(ref ended);
        }

        return ValueTask.CompletedTask;
    }

    private static string Part(Spent spent) => string.Create(CultureInfo.InvariantCulture, $"{spent.Elapsed.TotalSeconds:0.00} s ({spent.Cpu.TotalSeconds:0.00} of CPU)");
}
