using Scout.Environments.Builds;
using Scout.Revisions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class RecordingABuild
{
    private readonly TestStore _test = new();

    [Fact]
    public void The_first_build_writes_the_revision_its_event_and_latest()
    {
        var workflow = Workflow("support-desk", "Classify this.");
        var built = Assert.Single(_test.Build(workflow).Workflows);

        var id = IdOf(workflow);
        Assert.Equal((id, null, true, true, "First version"), (built.RevisionId, built.PreviousId, built.Changed, built.First, built.Name));
        var name = $"builds/support-desk/{id}/20261101T0900020000000Z-built-";
        var written = Assert.Single(_test.Tree(), path => path.StartsWith(name, StringComparison.Ordinal));
        Assert.Equal($"{name}{ContentHash.Of(_test.Files.Entries[$"/project/.scout/{written}"]!)}.json", written);
        Assert.Equal([".gitattributes", ".gitignore", $"builds/support-desk/{id}.json", written, "builds/support-desk/latest", "lock"], _test.Tree());
        Assert.Equal(workflow.Revision.ToString(), System.Text.Encoding.UTF8.GetString(_test.Files.Entries[$"/project/.scout/builds/support-desk/{id}.json"]!));
    }

    [Fact]
    public void The_same_build_again_writes_nothing()
    {
        var workflow = Workflow("support-desk", "Classify this.");
        _test.Build(workflow);
        var before = _test.Snapshot();

        var built = Assert.Single(_test.Build(workflow).Workflows);

        Assert.Equal((false, false, IdOf(workflow)), (built.Changed, built.First, built.PreviousId));
        Assert.Equal(before, _test.Snapshot());
    }

    [Fact]
    public void A_then_B_then_A_gives_A()
    {
        var a = Workflow("support-desk", "A");
        var b = Workflow("support-desk", "B");
        _test.Build(a);
        Assert.Equal("Change template of triage", _test.Build(b).Workflows[0].Name);

        var built = _test.Build(a).Workflows[0];

        Assert.Equal((IdOf(a), IdOf(b), true, "First version"), (built.RevisionId, built.PreviousId, built.Changed, built.Name));
        Assert.Equal(IdOf(a), _test.Store.Resolve("latest").RevisionId);
        Assert.Equal(IdOf(b), _test.Store.Resolve("latest~1").RevisionId);
        Assert.Equal([IdOf(a), IdOf(b)], _test.Store.History().Select(entry => entry.RevisionId));
    }

    [Fact]
    public void An_id_that_another_project_owns_is_refused()
    {
        _test.Build(Workflow("support-desk", "A"));
        _test.Files.Entries["/project/other/Other.csproj"] = [];

        var error = Assert.Throws<ScoutException>(() => BuildOther("B"));

        Assert.Equal("SCOUT6013", error.Code);
        Assert.Contains("shop/Shop.csproj", error.Message, StringComparison.Ordinal);
        Assert.Contains("other/Other.csproj", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_moves_to_another_project_when_the_first_is_gone_or_gives_it_up()
    {
        _test.Build(Workflow("support-desk", "A"), Workflow("orders", "A"));
        _test.Files.Entries["/project/other/Other.csproj"] = [];
        _test.Build(Workflow("orders", "A"));
        Assert.Equal(IdOf(Workflow("support-desk", "B")), BuildOther("B").Workflows[0].RevisionId);

        _test.Files.Entries.TryRemove("/project/other/Other.csproj", out _);
        Assert.True(_test.Build(Workflow("orders", "A"), Workflow("support-desk", "C")).Workflows[1].Changed);
    }

    [Fact]
    public void A_given_name_names_what_changed()
    {
        _test.Build(Workflow("support-desk", "A"), Workflow("orders", "A"));
        var built = _test.Build("Kinder words", Workflow("support-desk", "B"), Workflow("orders", "A"));

        Assert.Equal(["First version", "Kinder words"], built.Workflows.Select(workflow => workflow.Name));
        var before = _test.Snapshot();
        _test.Build("Kinder words", Workflow("support-desk", "B"), Workflow("orders", "A"));
        Assert.Equal(before, _test.Snapshot());
    }

    [Fact]
    public void A_snapshot_that_is_not_canonical_is_refused()
    {
        var workflow = Workflow("support-desk", "A");
        var error = Assert.Throws<ScoutException>(() => _test.Build(workflow with { Revision = StoredRevision.Of(workflow.Revision + " ") }));
        Assert.Equal("SCOUT6015", error.Code);
        Assert.Empty(_test.Tree());
    }

    [Fact]
    public void A_snapshot_of_another_workflow_is_refused()
    {
        var error = Assert.Throws<ScoutException>(() => _test.Build(Workflow("support-desk", "A") with { Workflow = "orders" }));
        Assert.Equal("SCOUT6015", error.Code);
    }

    [Fact]
    public void The_event_says_who_what_and_where()
    {
        _test.Build(Workflow("support-desk", "A"));
        _test.Build(Workflow("support-desk", "B") with { Description = "Answers." });

        var details = _test.Store.Show("latest");

        Assert.Equal(("Ada", true, "0123456789abcdef0123456789abcdef01234567", "Answers."), (details.Entry.Author!.Name, details.Entry.Dirty, details.Entry.Commit, details.Description));
        Assert.Equal(IdOf(Workflow("support-desk", "A")), details.Entry.Parent);
        Assert.Equal(["development"], details.Entry.Environments);
    }

    private BuildOutcome BuildOther(string prompt) => _test.Store.RecordBuild(
        new BuildRequest { Project = "/project/other/Other.csproj", Workflows = [Workflow("support-desk", prompt)], Output = TestStore.Output },
        TestContext.Current.CancellationToken);
}
