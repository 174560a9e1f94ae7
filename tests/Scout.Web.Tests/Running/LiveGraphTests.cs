using Microsoft.Extensions.DependencyInjection;
using Scout.Server.Projects;
using Scout.Web.Running;

namespace Scout.Web.Tests.Running;

public sealed class LiveGraphTests : IAsyncLifetime
{
    private Served _served = null!;

    public async ValueTask InitializeAsync() => _served = await Served.StartAsync(["desk", "voyage", "parcel", "polish"]);

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task The_branch_that_was_not_taken_is_skipped_once_the_run_is_over()
    {
        var (graph, run) = await RunAsync("desk", new { user_message = "my kettle is broken" });

        Assert.Equal((BlockProgress.Done, BlockProgress.Skipped), (graph.Progress(run)["apologise"], graph.Progress(run)["thank"]));
        Assert.Equal(BlockProgress.Ahead, graph.Progress(run with { Status = Scout.Revisions.Runs.RunStatus.Running })["thank"]);
    }

    [Fact]
    public async Task Rounds_of_loops_are_one_block_and_what_is_called_is_none()
    {
        var log = Directory.CreateTempSubdirectory("scout-voyage-");
        try
        {
            var (graph, run) = await RunAsync("voyage", new { log = log.FullName, ports = new[] { "Oslo", "Kiel" } });
            var progress = graph.Progress(run);

            Assert.Contains("stops[1]/arrive", run.Order);
            Assert.Contains("parcel/packed", run.Order);
            Assert.Equal(BlockProgress.Done, progress["arrive"]);
            Assert.DoesNotContain("packed", progress.Keys);
            Assert.Equal(graph.Layout.Nodes.Where(node => node.Block is not null).Select(node => node.Id).Order(), progress.Keys.Order());
        }
        finally
        {
            log.Delete(recursive: true);
        }
    }

    private async Task<(LiveGraph Graph, Scout.Revisions.Runs.RunSummary Run)> RunAsync(string workflow, object inputs)
    {
        var id = (await _served.PostAsync($"/v2/workflows/{workflow}/execute?environment=development", new { inputs })).Header("Scout-Run-Id");
        var run = _served.Runs.Read(id);
        return (LiveGraph.Of(_served.Services.GetRequiredService<ProjectStores>().Store.Show(run.RevisionId, workflow)), run);
    }
}
