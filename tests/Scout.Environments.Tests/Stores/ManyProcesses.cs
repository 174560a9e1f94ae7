using Scout.Revisions.Channel;

namespace Scout.Environments.Tests.Stores;

public sealed class ManyProcesses : IDisposable
{
    private readonly DiskStore _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Two_processes_that_promote_at_once_lose_nothing()
    {
        await _disk.PublishTwo();
        var processes = Enumerable.Range(0, 2).Select(_ => _disk.StartPromoter(12)).ToArray();

        var outputs = await Task.WhenAll(processes.Select(process => process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)));

        string[] lines = [.. outputs.SelectMany(output => output.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        string[] acknowledged = [.. lines.Where(line => line.StartsWith("moved ", StringComparison.Ordinal)).Select(line => line[6..])];
        Assert.DoesNotContain(lines, line => line.StartsWith("error", StringComparison.Ordinal));
        Assert.NotEmpty(acknowledged);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), _disk.Store.Promotions().Select(promotion => promotion.Hash).Order(StringComparer.Ordinal));
        AssertWhole();
        foreach (var process in processes)
        {
            process.Dispose();
        }
    }

    [Fact]
    public async Task Kill_minus_9_during_promotions_leaves_the_store_readable_and_the_lock_free()
    {
        await _disk.PublishTwo();
        var acknowledged = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            using var process = _disk.StartPromoter(100_000);

            // Killed as soon as it has said so often that it moved: somewhere in the next move.
            for (var moves = 0; moves < 3 + round;)
            {
                var line = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
                if (line.StartsWith("moved ", StringComparison.Ordinal))
                {
                    acknowledged.Add(line[6..]);
                    moves++;
                }
            }

            process.Kill();
            var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            acknowledged.AddRange(rest.Split('\n').Where(line => line.Length == 70 && line.StartsWith("moved ", StringComparison.Ordinal)).Select(line => line[6..]));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            var recorded = _disk.Store.Promotions().Select(promotion => promotion.Hash).ToHashSet(StringComparer.Ordinal);
            Assert.All(acknowledged, hash => Assert.Contains(hash, recorded));
            AssertWhole();
        }

        var other = _disk.Revisions.First(id => id != _disk.Store.Resolve("staging").RevisionId);
        var outcome = await _disk.Open(TimeSpan.FromMilliseconds(100)).PromoteAsync(new PromoteRequest { To = "staging", Revision = other }, TestContext.Current.CancellationToken);
        Assert.Equal(PromoteStatus.Moved, outcome.Status);
    }

    [Fact]
    public async Task Where_locks_are_switched_off_nothing_is_promoted()
    {
        await _disk.PublishTwo();
        using var process = _disk.StartPromoter(1, ("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1"));

        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Contains("error SCOUT6041", output, StringComparison.Ordinal);
        Assert.Contains("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", output, StringComparison.Ordinal);
        Assert.Empty(_disk.Store.Promotions());
    }

    [Fact]
    public void Many_builds_at_once_are_all_recorded()
    {
        string[] projects = [.. Enumerable.Range(0, 8).Select(i => Path.Combine(_disk.Root, $"p{i}.csproj"))];
        Parallel.For(0, projects.Length, i =>
        {
            var store = Store.Open(_disk.Project);
            store.RecordBuild(new BuildRequest
            {
                Project = projects[i],
                Workflows = [TestRevisions.Workflow($"flow-{i}", "A")],
                Output = new BundleOutput { Assembly = "/a.dll", DepsFile = "/a.deps.json", RuntimeConfig = "/a.runtimeconfig.json", Host = "/h.dll" },
            });
        });

        Assert.Equal(8, _disk.Store.Workflows().Length);
        AssertWhole();
    }

    private void AssertWhole() =>
        Assert.DoesNotContain(_disk.Store.Check().Findings, finding => finding.Severity == CheckSeverity.Error);
}
