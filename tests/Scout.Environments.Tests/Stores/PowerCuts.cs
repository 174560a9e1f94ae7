using System.Collections.Concurrent;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class PowerCuts
{
    [Fact]
    public async Task A_promotion_is_either_made_or_not_made_wherever_the_power_goes() =>
        await EveryCrash(
            async test => await test.BuildAndPromote("A", "staging"),
            prepare: async test =>
            {
                test.Build(Workflow("support-desk", "B"));
                await test.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken);
            },
            act: async test => Assert.Equal(PromoteStatus.Moved, (await test.Promote("staging")).Status),
            before: IdOf(Workflow("support-desk", "A")),
            after: IdOf(Workflow("support-desk", "B")));

    [Fact]
    public async Task A_first_promotion_that_publishes_is_either_made_or_not_made() =>
        await EveryCrash(
            test =>
            {
                test.Build(Workflow("support-desk", "A"));
                return Task.CompletedTask;
            },
            prepare: _ => Task.CompletedTask,
            act: async test => Assert.Equal(PromoteStatus.Moved, (await test.Promote("staging")).Status),
            before: null,
            after: IdOf(Workflow("support-desk", "A")));

    [Fact]
    public void A_build_is_either_recorded_or_not_recorded()
    {
        var start = new TestStore();
        start.Build(Workflow("support-desk", "A"));
        var recording = new RecordingOperations(start.Snapshot());
        new TestStore(recording).Build(Workflow("support-desk", "B"));
        string[] ids = [IdOf(Workflow("support-desk", "A")), IdOf(Workflow("support-desk", "B"))];

        for (var steps = 0; steps <= recording.Steps; steps++)
        {
            foreach (var state in recording.NewCrashStates(steps))
            {
                var test = new TestStore(new MemoryOperations(state));
                var latest = test.Store.Resolve("latest").RevisionId;
                Assert.Contains(latest, steps == recording.Steps ? ids[1..] : ids);
                AssertWhole(test);
                test.Build(Workflow("support-desk", "B"));
                Assert.Equal(ids[1], test.Store.Resolve("latest").RevisionId);
                AssertWhole(test);
            }
        }
    }

    [Fact]
    public void The_enumeration_finds_a_store_that_forgets_to_make_things_durable()
    {
        var recording = new RecordingOperations([new("/project", null)]);
        using (var file = recording.CreateNew("/project/a.tmp"))
        {
            file.Write([1, 2]);
        }

        recording.Rename("/project/a.tmp", "/project/a");
        recording.SyncFolder("/project");

        Assert.Contains(recording.CrashStates(recording.Steps), state => state["/project/a"]!.Length == 0);
        Assert.Contains(recording.CrashStates(recording.Steps - 1), state => !state.ContainsKey("/project/a"));
        Assert.Contains(recording.CrashStates(recording.Steps - 1), state => state.ContainsKey("/project/a"));
    }

    private static async Task EveryCrash(Func<TestStore, Task> start, Func<TestStore, Task> prepare, Func<TestStore, Task> act, string? before, string after)
    {
        var first = new TestStore();
        await start(first);
        await prepare(first);
        var recording = new RecordingOperations(first.Snapshot());
        var recorded = new TestStore(recording);
        recorded.Bundles.Sources = first.Bundles.Sources;
        await act(recorded);
        Assert.True(recording.Steps > 20);

        var seen = new ConcurrentBag<string?>();
        for (var steps = 0; steps <= recording.Steps; steps++)
        {
            foreach (var state in recording.NewCrashStates(steps))
            {
                var test = new TestStore(new MemoryOperations(state));
                test.Bundles.Sources = first.Bundles.Sources;
                var pointer = test.Store.Status()[0].Environments[1].RevisionId;
                seen.Add(pointer);

                // Acknowledged is on disk, whatever else is lost.
                Assert.Contains(pointer, steps == recording.Steps ? [after] : new[] { before, after });
                AssertWhole(test);
                if (pointer == before)
                {
                    await act(test);
                }

                Assert.Equal(after, test.Store.Resolve("staging").RevisionId);
                AssertWhole(test);
            }
        }

        Assert.Equal(2, seen.Distinct().Count());
    }

    private static void AssertWhole(TestStore test) =>
        Assert.DoesNotContain(test.Store.Check().Findings, finding => finding.Severity == CheckSeverity.Error);
}
