using Scout.Host.Workflows;
using Scout.Testing;

namespace Scout.Server.Tests.Clients;

/// <summary>The same tests of workflows that run in a process run on a server.</summary>
public sealed class TestingOnAServer(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly Served _served = shared.Served;

    [Fact]
    public async Task A_test_runs_on_an_environment_of_a_server_and_asks_the_run_the_same()
    {
        var run = await (await OnAsync(WorkflowTest.Of<Desk>())).RunAsync(new Request("It is broken"));

        Assert.True(run.Status == RunStatus.Completed, run.ToString());
        Assert.Equal(("We are sorry.", "repair"), (run.Output<Reply>().Answer, run.Output<Reply>().Category));
        Assert.Equal("Ada", run.Block("customer").Output<Customer>().Name);
        Assert.Contains("It is broken", run.Block("triage").Prompt, StringComparison.Ordinal);
        Assert.False(run.Block("thank").Ran);
        Assert.True(run.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_run_that_fails_says_why()
    {
        var run = await (await OnAsync(WorkflowTest.Of<Parrot>())).RunAsync(new Saying("polly", "exception"));

        Assert.Equal((RunStatus.Failed, BlockStatus.Failed), (run.Status, run.Block("said").Status));
        Assert.Contains("cannot say polly", run.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("cannot say polly", run.Block("said").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_and_decisions_are_told_to_it_and_without_them_it_waits()
    {
        var test = (await OnAsync(WorkflowTest.Of<Refund>())).Approve("allow", "a good customer");

        var waiting = await test.RunAsync(new RefundRequest("A-7", 12.5m, TimeSpan.FromMilliseconds(10)));
        var run = await test.Event("paid", new Transfer("T-1", 12.5m)).RunAsync(new RefundRequest("A-7", 12.5m, TimeSpan.FromMilliseconds(10)));

        Assert.Equal((RunStatus.Waiting, BlockStatus.Waiting), (waiting.Status, waiting.Block("paid").Status));
        Assert.True(run.Status == RunStatus.Completed, run.ToString());
        Assert.Contains("T-1", run.Output<string>(), StringComparison.Ordinal);
        Assert.Empty(run.UnusedFakes);
    }

    [Fact]
    public async Task What_only_a_process_of_its_own_could_do_is_refused()
    {
        var test = (await OnAsync(WorkflowTest.Of<Desk>())).Reply("triage", new Triage("repair", false)).Variable("brand", "Acme");

        var refused = await Assert.ThrowsAsync<ScoutException>(() => test.RunAsync(new Request("?")));

        Assert.Equal("SCOUT9027", refused.Code);
        Assert.StartsWith("The test runs on a server, with the server's models, services and time: Reply(\"triage\"), Variable(\"brand\") are of no use there.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_is_told_with_what_it_says()
    {
        var unknown = await RefusedAsync("console", "a-key-of-nobody");
        var reader = await RefusedAsync("console", await _served.KeyAsync(scopes: "Read"));
        var executor = await RefusedAsync("console", await _served.KeyAsync(scopes: "Execute"));
        var nowhere = await RefusedAsync("staging", await _served.KeyAsync("staging"));

        Assert.Equal(["SCOUT9054", "SCOUT9054", "SCOUT9054", "SCOUT9055"], [unknown.Code, reader.Code, executor.Code, nowhere.Code]);
        Assert.StartsWith($"The key is refused by the server at {_served.Client.BaseAddress}: No key of this server is like that one.", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("may not execute", reader.Message, StringComparison.Ordinal);
        Assert.Contains("may not read", executor.Message, StringComparison.Ordinal);
        Assert.StartsWith($"The workflow 'desk' in the environment 'staging' is refused by the server at {_served.Client.BaseAddress}", nowhere.Message, StringComparison.Ordinal);
        Assert.EndsWith("`dotnet scout promote desk --to staging`.", nowhere.Message, StringComparison.Ordinal);
    }

    private Task<ScoutException> RefusedAsync(string environment, string key) => Assert.ThrowsAsync<ScoutException>(() =>
        WorkflowTest.Of<Desk>().On(_served.Client.BaseAddress!, environment, key).CanceledBy(TestContext.Current.CancellationToken).RunAsync(new Request("?")));

    private async Task<WorkflowTest> OnAsync(WorkflowTest test) =>
        test.On(_served.Client.BaseAddress!, "console", await _served.KeyAsync()).CanceledBy(TestContext.Current.CancellationToken);
}
