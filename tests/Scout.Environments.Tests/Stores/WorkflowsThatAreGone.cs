using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class WorkflowsThatAreGone
{
    private readonly TestStore _test = new();

    [Fact]
    public void One_whose_class_is_gone_is_not_counted_where_there_is_only_one()
    {
        _test.Build(Workflow("old", "A"), Workflow("new", "A"));
        Assert.Equal("SCOUT6017", Assert.Throws<ScoutException>(() => _test.Store.Workflow(null)).Code);

        _test.Build(Workflow("new", "A"));

        Assert.Equal("new", _test.Store.Workflow(null));
        Assert.Equal("old", _test.Store.Workflow("old"));
        Assert.Equal(["new"], _test.Store.PresentWorkflows());
        Assert.Equal([("new", false), ("old", true)], _test.Store.Status().Select(status => (status.Workflow, status.Gone)));
    }

    [Fact]
    public void One_whose_project_is_gone_is_gone_and_comes_back_with_it()
    {
        _test.Build(Workflow("old", "A"));
        var project = _test.Files.Entries[TestStore.ProjectFile];
        Assert.False(_test.Store.Status()[0].Gone);

        Assert.True(_test.Files.Entries.TryRemove(TestStore.ProjectFile, out _));
        Assert.True(_test.Store.Status()[0].Gone);
        Assert.Equal("old", _test.Store.Workflow(null));

        _test.Files.Entries[TestStore.ProjectFile] = project;
        Assert.False(_test.Store.Status()[0].Gone);
    }

    [Fact]
    public async Task In_a_fresh_clone_it_is_known_as_soon_as_its_project_was_built_without_it()
    {
        _test.Build(Workflow("old", "A"), Workflow("new", "A"));
        foreach (var workflow in new[] { "old", "new" })
        {
            Assert.Equal(PromoteStatus.Moved, (await _test.Promote(new PromoteRequest { Workflow = workflow, To = "staging" })).Status);
        }

        foreach (var path in _test.Files.Entries.Keys.Where(path => path.StartsWith("/project/.scout/builds", StringComparison.Ordinal)).ToArray())
        {
            Assert.True(_test.Files.Entries.TryRemove(path, out _));
        }

        Assert.DoesNotContain(_test.Store.Status(), status => status.Gone);
        _test.Build(Workflow("new", "B"));

        Assert.Equal([("new", false), ("old", true)], _test.Store.Status().Select(status => (status.Workflow, status.Gone)));
        Assert.Equal("new", _test.Store.Workflow(null));
    }
}
