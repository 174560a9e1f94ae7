using Scout.Environments.Checks;
using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class FailingDisks
{
    [Theory]
    [InlineData(5, "input/output error")]
    [InlineData(28, "disk is full")]
    [InlineData(122, "quota")]
    [InlineData(30, "read-only")]
    [InlineData(FaultyOperations.PermissionDenied, "permission denied")]
    public async Task A_promotion_that_fails_at_any_step_says_so_and_loses_nothing(int error, string why)
    {
        var start = new TestStore();
        var a = await start.BuildAndPromote("A", "staging");
        start.Build(Workflow("support-desk", "B"));
        var b = IdOf(Workflow("support-desk", "B"));

        var counting = new FaultyOperations(start.Snapshot());
        await Open(counting, start).Promote("staging");
        Assert.True(counting.Changes > 40);
        var (doubts, made) = (0, 0);
        for (var step = 0; step < counting.Changes; step++)
        {
            var files = new FaultyOperations(start.Snapshot()) { FailAt = step, Error = error };
            var failed = await Record.ExceptionAsync(() => Open(files, start).Promote("staging"));

            if (failed is null)
            {
                // The move was made by then: only its record has not got its name yet.
                made++;
                Assert.Equal(b, Open(files, start).Store.Resolve("staging").RevisionId);
                Assert.Empty(Open(files, start).Store.Check().Findings);
                continue;
            }

            var told = Assert.IsType<ScoutException>(failed);
            var isSync = files.Failed!.Value.Kind.StartsWith("sync", StringComparison.Ordinal);
            Assert.Equal(isSync ? "SCOUT6034" : "SCOUT6033", told.Code);
            Assert.Contains(isSync ? "in doubt" : why, told.Message, StringComparison.Ordinal);

            files.FailAt = -1;
            files.Spoiled.Clear();
            var again = Open(files, start);
            var pointer = again.Store.Resolve("staging").RevisionId;
            if (told.Message.StartsWith("it is in doubt whether staging", StringComparison.Ordinal))
            {
                doubts++;
                Assert.Equal(b, pointer);
            }
            else
            {
                Assert.Equal(a, pointer);
                Assert.Equal(PromoteStatus.Moved, (await again.Promote("staging")).Status);
            }

            Assert.Equal(b, again.Store.Resolve("staging").RevisionId);
            Assert.DoesNotContain(again.Store.Check().Findings, finding => finding.Severity == CheckSeverity.Error);
        }

        Assert.Equal((1, 2), (doubts, made));
    }

    [Fact]
    public void A_build_that_fails_at_any_step_can_be_recorded_again()
    {
        var start = new TestStore();
        start.Build(Workflow("support-desk", "A"));
        var counting = new FaultyOperations(start.Snapshot());
        Open(counting, start).Build(Workflow("support-desk", "B"));
        for (var step = 0; step < counting.Changes; step++)
        {
            var files = new FaultyOperations(start.Snapshot()) { FailAt = step, Error = 28 };
            Assert.Throws<ScoutException>(() => Open(files, start).Build(Workflow("support-desk", "B")));

            files.FailAt = -1;
            files.Spoiled.Clear();
            var again = Open(files, start);
            again.Build(Workflow("support-desk", "B"));
            Assert.Equal(IdOf(Workflow("support-desk", "B")), again.Store.Resolve("latest").RevisionId);
            Assert.True(again.Store.Check().Passed);
        }
    }

    private static TestStore Open(FaultyOperations files, TestStore start)
    {
        var test = new TestStore(files);
        test.Bundles.Sources = start.Bundles.Sources;
        return test;
    }
}
