using Scout.Environments.Files;
using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class CollectingMeanwhile
{
    private readonly Held _files = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_collected_just_before_it_is_promoted_is_published_anew(bool isPublished)
    {
        var test = new TestStore(_files);
        test.Build(Workflow("support-desk", "A"));
        if (isPublished)
        {
            await test.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken);
        }

        Collect("/project/.scout/bundles/");
        var outcome = await test.Promote("staging");

        Assert.Equal(PromoteStatus.Moved, outcome.Status);
        Assert.Empty(test.Store.Check().Findings.Where(finding => finding.Severity == Checks.CheckSeverity.Error));
        Assert.Single(await test.Store.RestoreAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_missing_is_told_where_nothing_can_be_published_anew()
    {
        var test = new TestStore(_files);
        await test.BuildAndPromote("A", "staging");
        var first = test.Store.Promotions()[0].Bundle;
        await test.BuildAndPromote("B", "staging");
        Collect($"/project/.scout/bundles/{first[..2]}/{first[2..]}");

        var error = await Assert.ThrowsAsync<ScoutException>(() => test.Rollback("staging"));

        Assert.Contains(first[..10], error.Message, StringComparison.Ordinal);
        Assert.Equal(2, test.Store.Promotions().Length);
    }

    // As somebody who read what is needed before it was published, just before the promotion has the lock.
    private void Collect(string begin) => _files.BeforeHold = () =>
    {
        foreach (var path in _files.Entries.Where(entry => entry.Value is not null && entry.Key.StartsWith(begin, StringComparison.Ordinal)).Select(entry => entry.Key).ToArray())
        {
            _files.Delete(path);
        }
    };

    private sealed class Held : MemoryOperations
    {
        public Action? BeforeHold { get; set; }

        public override IHeldFile? TryHold(string path)
        {
            if (BeforeHold is { } happen && path.EndsWith("/lock", StringComparison.Ordinal))
            {
                BeforeHold = null;
                happen();
            }

            return base.TryHold(path);
        }
    }
}
