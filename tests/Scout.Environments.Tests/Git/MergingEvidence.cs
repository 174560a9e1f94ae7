using System.Diagnostics;
using Scout.Environments.Evidence;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Environments.Projects;
using Scout.Environments.Promotions;
using Scout.Environments.Tests.Stores;

namespace Scout.Environments.Tests.Git;

/// <summary>Two branches validate the same revision, and are merged by git.</summary>
public sealed class MergingEvidence : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);
    private readonly DiskStore _disk = new();

    // No two validations cost the same.
    private int _cost;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Both_results_count_after_the_merge_and_check_is_clean()
    {
        var store = await StagedAsync();
        Git("checkout", "--quiet", "-b", "other");
        var theirs = Validate(store, Start);
        Git("checkout", "--quiet", "-");
        Assert.False(File.Exists(PathOf(theirs)));
        var ours = Validate(store, Start);

        Git("merge", "--quiet", "--no-edit", "other");

        Assert.Equal(new[] { ours.Id, theirs.Id }.Order(StringComparer.Ordinal), store.Evidence("support-desk", _disk.Revisions[1]).Select(evidence => evidence.Id).Order(StringComparer.Ordinal));
        Assert.All(store.JudgedEvidence("support-desk", _disk.Revisions[1]), judged => Assert.Equal([new("production", true)], judged.Standing));
        Assert.Empty(store.Check().Findings);
        Assert.Equal(PromoteStatus.Moved, (await PromoteAsync(store, "production")).Status);
    }

    [Fact]
    public async Task A_failure_on_the_other_branch_closes_the_gate_once_it_is_merged()
    {
        var store = await StagedAsync();
        Git("checkout", "--quiet", "-b", "other");
        Validate(store, Start.AddMinutes(5), EvidenceVerdict.Failed);
        Git("checkout", "--quiet", "-");
        Validate(store, Start);
        Assert.Equal(PromoteStatus.Planned, (await PromoteAsync(store, "production", plan: true)).Status);

        Git("merge", "--quiet", "--no-edit", "other");

        Assert.Contains("it failed (0 of 1 case passed)", Assert.Single((await PromoteAsync(store, "production")).Refusals).Message, StringComparison.Ordinal);
        Assert.Empty(store.Check().Findings);
    }

    [Fact]
    public async Task A_clone_has_the_results_and_check_is_clean_there_too()
    {
        var store = await StagedAsync();
        var recorded = Validate(store, Start);
        Git("clone", "--quiet", ".", _disk.Shared);

        var clone = Open(_disk.Shared);

        Assert.Equal(recorded.Hash, Assert.Single(clone.Evidence("support-desk", recorded.Revision)).Hash);
        Assert.Empty(clone.Check().Findings);
    }

    // The later of two builds, staged, in a project whose production demands the suite 'desk'; all of it committed.
    private async Task<Store> StagedAsync()
    {
        File.WriteAllText(Path.Combine(_disk.Root, "scout.json"), """{ "environments": { "staging": {}, "production": { "requires": ["staging"], "validation": { "suites": ["desk"] } } } }""");
        Directory.CreateDirectory(Path.Combine(_disk.Root, "suites"));
        File.WriteAllText(Path.Combine(_disk.Root, "suites", "desk.yaml"), "workflow: support-desk\n");
        await _disk.PublishTwo();
        var store = Open(_disk.Root);
        Assert.Equal(PromoteStatus.Moved, (await PromoteAsync(store, "staging")).Status);
        Git("init", "--quiet");
        Git("config", "user.name", "Ada Lovelace");
        Git("config", "user.email", "ada@example.com");
        Git("config", "commit.gpgsign", "false");
        Commit("Stage");
        return store;
    }

    private Store Open(string root) => Store.Open(ScoutProject.Find(root), new StoreOptions { Time = new TestClock { Start = Start.AddHours(1) } }, DiskOperations.Instance, new GitRepository(root), new TestBundleSource((_, _) => { }, _disk.Root));

    private ValidationEvidence Validate(Store store, DateTimeOffset time, EvidenceVerdict verdict = EvidenceVerdict.Passed)
    {
        var staged = store.Resolve("staging", "support-desk").Promotion!;
        var recorded = store.Record(
            new()
            {
                Workflow = "support-desk",
                Revision = staged.Revision,
                Bundle = staged.Bundle,
                Environment = "staging",
                Settings = store.UsedSettings("support-desk", staged.Revision, staged.Settings),
                Suite = "desk",
                SuiteFiles = store.SuiteFiles(["suites/desk.yaml"], []),
                Verdict = verdict,
                Cases = [new("lost parcel", verdict, verdict == EvidenceVerdict.Passed ? 5 : 0, 5)],
                Runs = 5,
                Cost = ++_cost,
                Time = time,
                By = store.Author(),
            },
            TestContext.Current.CancellationToken);
        Commit($"Validate {recorded.Id}");
        return recorded;
    }

    private Task<PromoteOutcome> PromoteAsync(Store store, string to, bool plan = false) =>
        store.PromoteAsync(new PromoteRequest { To = to, Revision = _disk.Revisions[1], Plan = plan }, TestContext.Current.CancellationToken);

    private string PathOf(ValidationEvidence evidence) => Path.Combine(_disk.Root, ".scout", "evidence", evidence.Workflow, evidence.Revision, $"{evidence.Id}.json");

    private void Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--message", message);
    }

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = _disk.Root, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
