using System.Diagnostics;
using Scout.Environments.Checks;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Environments.Projects;
using Scout.Environments.Promotions;
using Scout.Environments.Tests.Stores;

namespace Scout.Environments.Tests.Git;

public sealed class GitTests : IDisposable
{
    private readonly DiskStore _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Without_a_repository_the_user_of_the_machine_is_the_author()
    {
        var repository = new GitRepository(_disk.Root);
        Assert.Equal(new RepositoryState(null, false), repository.State());
        Assert.Empty(repository.Removed(Path.Combine(_disk.Root, ".scout")));
        Assert.NotEmpty(repository.Author().Name);
    }

    [Fact]
    public void The_state_is_the_commit_and_whether_files_differ_the_stores_own_left_out()
    {
        Commit("start");
        var repository = new GitRepository(_disk.Root);
        Assert.Equal(("Ada Lovelace", "ada@example.com"), (repository.Author().Name, repository.Author().Email));
        Assert.Equal(Git("rev-parse", "HEAD").Trim(), repository.State().Commit);
        Assert.False(repository.State().Dirty);

        File.WriteAllText(Path.Combine(_disk.Root, ".scout", "environments.json"), "x");
        Assert.False(repository.State().Dirty);
        File.WriteAllText(Path.Combine(_disk.Root, "new.cs"), "x");
        Assert.True(repository.State().Dirty);
    }

    [Fact]
    public void The_author_is_whom_git_would_name()
    {
        Commit("start");
        Git("config", "author.name", "Grace Hopper");
        Git("config", "author.email", "grace@example.com");

        Assert.Equal(new Author("Grace Hopper", "grace@example.com"), new GitRepository(_disk.Root).Author());
    }

    [Fact]
    public async Task A_merge_that_is_not_finished_is_told_as_such_and_mended_by_taking_one_side()
    {
        await _disk.PublishTwo();
        var store = Store.Open(_disk.Project, new StoreOptions(), DiskOperations.Instance, new GitRepository(_disk.Root), new TestBundleSource((_, _) => { }, _disk.Root));
        Commit("start");
        Git("branch", "other");
        await Promote(store, 0);
        Commit("Promote A");
        Git("checkout", "--quiet", "other");
        await Promote(store, 1);
        Commit("Promote B");
        Git(expected: 1, "merge", "--quiet", "-");

        var error = Assert.Throws<ScoutException>(() => store.Resolve("staging"));

        Assert.Equal("SCOUT6019", error.Code);
        Assert.Contains("git checkout --ours .scout/environments/support-desk.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(store.Check().Findings, finding => finding.Message.Contains("a merge is not finished", StringComparison.Ordinal));
        Git("checkout", "--quiet", "--ours", ".scout/environments/support-desk.json");
        Git("add", "--all");
        Git("commit", "--quiet", "--no-edit");
        Assert.Equal(_disk.Revisions[1], store.Resolve("staging").RevisionId);
        await Promote(store, 0);
        Assert.Equal(_disk.Revisions[0], store.Resolve("staging").RevisionId);
    }

    [Fact]
    public void A_scout_json_with_conflict_markers_is_told_as_such()
    {
        File.WriteAllText(Path.Combine(_disk.Root, "scout.json"), "{\n<<<<<<< HEAD\n  \"variables\": {}\n=======\n  \"models\": {}\n>>>>>>> other\n}\n");

        Assert.Equal("SCOUT6006", Assert.Throws<ScoutException>(() => ScoutProject.Find(_disk.Root)).Code);
    }

    [Fact]
    public async Task A_revert_of_a_promotion_is_found_and_described()
    {
        await _disk.PublishTwo();
        var store = Store.Open(_disk.Project, new StoreOptions(), DiskOperations.Instance, new GitRepository(_disk.Root), new TestBundleSource((_, _) => { }, _disk.Root));
        Commit("start");
        await Promote(store, 0);
        Commit("Promote A");
        await Promote(store, 1);
        Commit("Promote B \"for real\"");
        Assert.Empty(store.Check().Findings);

        Git("revert", "--no-edit", "HEAD");

        Assert.Equal(_disk.Revisions[0], store.Resolve("staging").RevisionId);
        var finding = Assert.Single(store.Check().Findings);
        Assert.Equal(CheckSeverity.Warning, finding.Severity);
        Assert.Contains("promotion 2 of support-desk was taken back by commit", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Revert", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith(".scout/promotions/support-desk/000002-", finding.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_revert_is_an_error()
    {
        await _disk.PublishTwo();
        await Promote(_disk.Store, 0);
        Commit("Promote A");
        await Promote(_disk.Store, 1);
        var second = Directory.GetFiles(Path.Combine(_disk.Root, ".scout", "promotions", "support-desk"), "000002-*").Single();
        File.Delete(second);

        var report = _disk.Store.Check();

        Assert.False(report.Passed);
        Assert.Contains(report.Findings, finding => finding.Message.Contains("promotion 2 of support-desk is missing, and the manifest names it", StringComparison.Ordinal));
    }

    /// <remarks>A bare repository is a folder of files like any other, so that a clone can bring one, and its configuration names programs.</remarks>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_repository_that_came_with_a_clone_starts_no_program(bool isBare)
    {
        var canary = Path.Combine(_disk.Root, "canary");
        var program = Path.Combine(_disk.Root, "program.sh");
        File.WriteAllText(program, $"#!/bin/sh\ntouch '{canary}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Commit("start");
        foreach (var (name, value) in new[] { ("core.fsmonitor", program), ("core.pager", program), ("diff.external", program), ("gpg.program", program), ("log.showSignature", "true"), ("core.sshCommand", program) })
        {
            Git("config", name, value);
        }

        if (isBare)
        {
            foreach (var entry in Directory.GetFileSystemEntries(Path.Combine(_disk.Root, ".git")))
            {
                Directory.Move(entry, Path.Combine(_disk.Root, Path.GetFileName(entry)));
            }

            Directory.Delete(Path.Combine(_disk.Root, ".git"));
            Git("config", "core.worktree", _disk.Root);
        }

        var repository = new GitRepository(_disk.Root);
        repository.Author();
        var state = repository.State();
        repository.Removed(Path.Combine(_disk.Root, ".scout"));
        var tracked = repository.Tracked([program]);

        Assert.False(File.Exists(canary));
        Assert.Equal((isBare, isBare), (state.Commit is null, tracked.Count == 0));
        Git("status", "--porcelain");
        Assert.True(File.Exists(canary), "git without care starts it");
    }

    [Fact]
    public void Tracked_files_are_those_that_a_clone_brings()
    {
        Directory.CreateDirectory(Path.Combine(_disk.Root, ".scout", "builds"));
        File.WriteAllText(Path.Combine(_disk.Root, ".scout", "builds", "a b"), "x");
        File.WriteAllText(Path.Combine(_disk.Root, "shop", "*"), "x");
        Commit("start");
        Git("add", "--force", ".scout/builds");

        var repository = new GitRepository(_disk.Root);

        Assert.Equal([Path.Combine(_disk.Root, ".scout", "builds", "a b")], repository.Tracked([Path.Combine(_disk.Root, ".scout", "builds"), Path.Combine(_disk.Root, ".scout", "runs")]));
        Assert.Equal([Path.Combine(_disk.Root, "shop", "*")], repository.Tracked([Path.Combine(_disk.Root, "shop", "*")]));
    }

    [Fact]
    public void Where_git_refuses_a_repository_nobody_is_told_that_nothing_is_tracked()
    {
        Commit("start");
        File.WriteAllText(Path.Combine(_disk.Root, ".git", "index"), "no index");

        var error = Assert.Throws<ScoutException>(() => new GitRepository(_disk.Root).Tracked([Path.Combine(_disk.Root, ".scout")]));

        Assert.Equal("SCOUT6095", error.Code);
        Assert.Contains("it says: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_repository_below_the_projects_own_does_not_hide_what_is_tracked()
    {
        Commit("start");
        Git("init", "--bare", "--quiet", "shop");

        Assert.Equal("SCOUT6095", Assert.Throws<ScoutException>(() => new GitRepository(Path.Combine(_disk.Root, "shop")).Tracked([Path.Combine(_disk.Root, "shop")])).Code);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("builds")]
    [InlineData("bundles/local")]
    [InlineData("runs")]
    public async Task A_store_that_another_repository_brings_is_told(string folder)
    {
        await _disk.PublishTwo();
        var store = Store.Open(_disk.Project, new StoreOptions(), DiskOperations.Instance, new GitRepository(_disk.Root), new TestBundleSource((_, _) => { }, _disk.Root));
        Assert.True(store.Check().Passed);
        var inner = Path.Combine(_disk.Root, ".scout", folder);
        Directory.CreateDirectory(inner);
        File.WriteAllText(Path.Combine(inner, "latest"), "x");
        Git("-C", inner, "init", "--quiet");
        Git("-C", inner, "add", "--force", ".");
        Git("-C", inner, "-c", "user.name=Eve", "-c", "user.email=eve@example.com", "commit", "--quiet", "--message", "Brought");
        Commit("start");
        Git("add", "--force", inner);

        Assert.Contains(store.Check().Findings, finding => finding.Severity == CheckSeverity.Error && (finding.Message.Contains("a repository of its own", StringComparison.Ordinal) || finding.Message.Contains("git tracks", StringComparison.Ordinal)));
        Assert.False(store.Check().Passed);
    }

    private Task<PromoteOutcome> Promote(Store store, int revision) =>
        store.PromoteAsync(new PromoteRequest { To = "staging", Revision = _disk.Revisions[revision] }, TestContext.Current.CancellationToken);

    private void Commit(string message)
    {
        if (!Directory.Exists(Path.Combine(_disk.Root, ".git")))
        {
            Git("init", "--quiet");
            Git("config", "user.name", "Ada Lovelace");
            Git("config", "user.email", "ada@example.com");
            Git("config", "commit.gpgsign", "false");
        }

        Git("add", "--all");
        Git("commit", "--quiet", "--message", message);
    }

    private string Git(params string[] arguments) => Git(expected: 0, arguments);

    private string Git(int expected, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = _disk.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == expected, errors.Result);
        return output;
    }
}
