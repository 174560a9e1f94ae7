using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Runs.Tests;

/// <summary>
/// A real run in real processes is killed (SIGKILL) at each of its reports: before the report is kept, or after, before the worker hears of it; the worker, its owner, or both.
/// (Each single record is covered in the engine's tests; a report is kept whole or not at all.)
/// </summary>
public class KillingRuns
{
    private static readonly SemaphoreSlim Two = new(2);

    [Theory]
    [InlineData("worker", "Reported")]
    [InlineData("worker", "Kept")]
    [InlineData("owner", "Reported")]
    [InlineData("owner", "Kept")]
    [InlineData("both", "Reported")]
    [InlineData("both", "Kept")]
    public async Task Whatever_is_killed_wherever_the_run_goes_on_to_the_same_end_and_does_nothing_finished_again(string victim, string stage)
    {
        var undisturbed = await RunAsync("nobody", stage, 0);
        Assert.Equal(RunStatus.Completed, undisturbed.Status);
        Assert.Equal(undisturbed.Lines.Length, undisturbed.Lines.Distinct().Count());
        Assert.True(undisturbed.Lines.Length >= 15, string.Join(' ', undisturbed.Lines));

        for (var at = 0; ; at += 4)
        {
            var killed = await Task.WhenAll(Enumerable.Range(at, 4).Select(place => RunAsync(victim, stage, place)));
            foreach (var run in killed)
            {
                Assert.Equal((run.At, RunStatus.Completed, undisturbed.Output), (run.At, run.Status, run.Output));
                Assert.Empty(run.Lines.GroupBy(line => line).Where(line => line.Count() > (run.FinishedBefore.Contains(line.Key) ? 1 : 2)).Select(line => $"{run.At}: {line.Key}"));
                Assert.Equal(undisturbed.Lines.Order(), run.Lines.Distinct().Order());
            }

            // There are no more reports than these: the last ones were not killed.
            if (killed.Any(run => !run.WasKilled))
            {
                Assert.True(at >= 8, $"only {at} reports");
                break;
            }
        }
    }

    private static async Task<KilledRun> RunAsync(string victim, string stage, int at)
    {
        await Two.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            using var folder = await RunsFolder.CreateAsync("voyage", "parcel");
            var log = Directory.CreateDirectory(folder.File("done")).FullName;
            var inputs = JsonSerializer.Serialize(new { log, ports = new[] { "rome", "oslo", "cork" } });
            await folder.OwnAsync("run", "voyage", inputs, victim, stage, at.ToString(CultureInfo.InvariantCulture));
            var runs = folder.Open();
            if (runs.List().Runs is not [var entry])
            {
                // Killed before anything was kept: there was no run, and nothing may have been done.
                Assert.Empty(Lines(log));
                await folder.OwnAsync("run", "voyage", inputs);
                entry = Assert.Single(folder.Open().List().Runs);
                return new(at, true, entry.Status, [], Output(folder.Open(), entry.RunId), Lines(log));
            }

            var before = runs.Records(entry.RunId);
            var once = before.OfType<BlockStarted>().LastOrDefault(started => started.Once) is { } pay && !before.OfType<BlockCompleted>().Any(done => done.Block == pay.Block);
            var wasKilled = entry.Status != RunStatus.Completed;
            if (wasKilled)
            {
                Assert.Equal(once ? RunStatus.NeedsDecision : RunStatus.Interrupted, entry.Status);
                var (code, output) = await folder.OwnAsync("resume", entry.RunId);
                Assert.True(code == 0, output);
            }

            runs = folder.Open();
            return new(
                at,
                wasKilled,
                runs.Entry(entry.RunId).Status,
                before.OfType<BlockCompleted>().Select(done => done.Block).ToImmutableHashSet(),
                Output(runs, entry.RunId),
                Lines(log));
        }
        finally
        {
            Two.Release();
        }
    }

    private static string[] Lines(string log) => [.. Directory.GetFiles(log).Select(file => Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(file)))];

    private static string? Output(RunStore runs, string runId) => runs.Read(runId).Output?.GetRawText();

    private sealed record KilledRun(int At, bool WasKilled, RunStatus Status, ImmutableHashSet<string> FinishedBefore, string? Output, string[] Lines);
}
