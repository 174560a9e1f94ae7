using System.Text.Json;
using Scout.Environments.Workers;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Host.Tests;

public sealed class WorkerTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WorkerClient Worker => fixture.Worker;

    [Fact]
    public async Task A_run_gives_its_events_and_its_output()
    {
        var events = await RunAsync(await TestBundle.RequestAsync("desk", """{"user_message":"It is broken"}"""));
        Assert.IsType<RunStarted>(events[0]);
        var output = Assert.IsType<RunCompleted>(events[^1]).Output;
        Assert.Equal("""{"answer":"We are sorry.","category":"repair","place":"development:place:hi"}""", output.GetRawText());
        Assert.Equal(Enumerable.Range(0, events.Count).Select(at => (long)at), events.Select(happened => happened.Sequence));
    }

    [Theory]
    [InlineData(LogSeverity.Information, 1)]
    [InlineData(LogSeverity.Warning, 0)]
    [InlineData(LogSeverity.None, 0)]
    public async Task What_code_logs_is_told_before_its_block_ends(object level, int lines)
    {
        var events = await RunAsync(await TestBundle.RequestAsync("desk", """{"user_message":"It is broken"}""") with { LogLevel = (LogSeverity)level });
        var logged = events.OfType<BlockLogged>().ToList();
        Assert.Equal(lines, logged.Count);
        Assert.All(logged, told => Assert.Equal(("customer", new LogLine(LogSeverity.Information, "customer", "looking up")), (told.Block, told.Line)));
        Assert.All(logged, told => Assert.True(told.Sequence < events.OfType<BlockCompleted>().Single(done => done.Block == "customer").Sequence));
    }

    [Fact]
    public async Task Many_runs_share_one_worker()
    {
        var requests = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => TestBundle.RequestAsync("troubles", $$"""{"kind":"k{{number}}"}""")));
        var all = await Task.WhenAll(requests.Select(RunAsync));
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"k{number}"), all.Select(events => Assert.IsType<RunCompleted>(events[^1]).Output.GetString()));
        Assert.All(all.Zip(requests), pair => Assert.All(pair.First, happened => Assert.Equal(pair.Second.RunId, happened.RunId)));
    }

    [Fact]
    public async Task No_block_with_an_effect_starts_before_what_came_before_is_kept()
    {
        var run = await Worker.RunAsync(await TestBundle.RequestAsync("troubles", """{"kind":"fine"}"""), Cancellation);
        var reports = run.ReadAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reports.MoveNextAsync());
        var first = reports.Current.Records;
        Assert.IsType<RunStarted>(first[0]);
        var next = reports.MoveNextAsync().AsTask();
        if (first is not [.., BlockStarted])
        {
            Assert.True(await next);
            Assert.IsType<BlockStarted>(reports.Current.Records[^1]);
            next = reports.MoveNextAsync().AsTask();
        }

        await Task.Delay(TimeSpan.FromMilliseconds(300), Cancellation);
        Assert.False(next.IsCompleted);

        await run.KeepAsync(first[0].Sequence);
        Assert.True(await next);
        Assert.Contains(reports.Current.Records, record => record is BlockCompleted);
    }

    [Fact]
    public async Task Wrong_inputs_are_refused_with_every_problem_at_once()
    {
        var run = await Worker.RunAsync(await TestBundle.RequestAsync("desk", """{"user_mesage":"x","locale":7}"""), Cancellation);
        Assert.True(run.IsRefused);
        Assert.Equal(3, run.Refusals.Length);
        Assert.Contains(run.Refusals, error => error.Message.Contains("did you mean user_message", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_that_is_not_what_the_revision_was_built_from_is_refused()
    {
        var request = await TestBundle.RequestAsync("desk", """{"user_message":"x"}""");
        var changed = System.Text.RegularExpressions.Regex.Replace(request.Revision.ToString(), "sha256:[0-9a-f]{8}", "sha256:00000000");
        var run = await Worker.RunAsync(request with { Revision = StoredRevision.Of(changed) }, Cancellation);
        Assert.Equal(["SCOUT7202", "SCOUT7202"], run.Refusals.Select(error => error.Code));
        Assert.Equal(["customer", "place"], run.Refusals.Select(error => error.Block).Order());
    }

    [Fact]
    public async Task Code_that_is_not_there_is_refused()
    {
        var request = await TestBundle.RequestAsync("desk", """{"user_message":"x"}""");
        var run = await Worker.RunAsync(request with { Revision = StoredRevision.Of(request.Revision.ToString().Replace("Desk.Place", "Desk.Palace", StringComparison.Ordinal)) }, Cancellation);
        Assert.Equal("SCOUT7201", Assert.Single(run.Refusals).Code);
    }

    [Fact]
    public async Task A_revision_that_is_none_is_refused()
    {
        var request = await TestBundle.RequestAsync("desk", """{"user_message":"x"}""");
        Assert.True((await Worker.RunAsync(request with { Revision = StoredRevision.Of("{\"format\":9}") }, Cancellation)).IsRefused);
        Assert.True((await Worker.RunAsync(request with { RunId = "other", Revision = StoredRevision.Of("nonsense") }, Cancellation)).IsRefused);
    }

    [Fact]
    public async Task An_exception_in_code_fails_the_run_with_its_place()
    {
        var events = await RunAsync(await TestBundle.RequestAsync("troubles", """{"kind":"throw"}"""));
        var error = Assert.IsType<RunFailed>(events[^1]).Error;
        Assert.Equal(("SCOUT7016", "trouble"), (error.Code, error.Block));
        Assert.Contains("The shelf is empty", error.Message, StringComparison.Ordinal);
        Assert.Contains("Troubles.cs", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_user_code_prints_disturbs_nothing()
    {
        var events = await RunAsync(await TestBundle.RequestAsync("troubles", """{"kind":"chatter"}"""));
        Assert.IsType<RunCompleted>(events[^1]);
    }

    [Theory]
    [InlineData("exit")]
    [InlineData("crash")]
    public async Task A_worker_that_dies_fails_its_runs(string kind)
    {
        await using var worker = await WorkerClient.StartAsync(TestBundle.Output, cancellation: Cancellation);
        var run = await worker.RunAsync(await TestBundle.RequestAsync("troubles", $$"""{"kind":"{{kind}}"}"""), Cancellation);
        var events = await run.ReadEventsAsync(Cancellation).ToListAsync(Cancellation);
        Assert.Equal("SCOUT7314", Assert.IsType<RunFailed>(events[^1]).Error.Code);
        Assert.Equal(events.Count - 1, events[^1].Sequence);

        var late = await worker.RunAsync(await TestBundle.RequestAsync("troubles", """{"kind":"fine"}"""), Cancellation);
        Assert.Equal("SCOUT7314", Assert.IsType<RunFailed>(Assert.Single(await late.ReadEventsAsync(Cancellation).ToListAsync(Cancellation))).Error.Code);
    }

    [Fact]
    public async Task A_run_that_waits_is_gone_on_with_in_the_same_worker_as_soon_as_that_is_told()
    {
        await using var worker = await WorkerClient.StartAsync(TestBundle.Output, cancellation: Cancellation);
        var request = await TestBundle.RequestAsync("refund", """{"order":"A1","amount":1,"cooling":"PT0S"}""") with { Parking = Parking.Idle };

        // The worker may still be at the end of the run that it has told of.
        for (var round = 0; round < 50; round++)
        {
            var run = await worker.RunAsync(request, Cancellation);
            Assert.Empty(run.Refusals);
            var records = await run.ReadEventsAsync(Cancellation).ToListAsync(Cancellation);
            Assert.IsType<RunWaiting>(records[^1]);
            request = request with { Journal = request.Journal.AddRange(records) };
        }
    }

    [Fact]
    public async Task A_worker_ends_with_its_client_and_cancels_its_runs()
    {
        var worker = await WorkerClient.StartAsync(TestBundle.Output, cancellation: Cancellation);
        var run = await worker.RunAsync(await TestBundle.RequestAsync("troubles", """{"kind":"wait"}"""), Cancellation);
        await worker.DisposeAsync();
        var events = await run.ReadEventsAsync(Cancellation).ToListAsync(Cancellation);
        Assert.IsType<RunCanceled>(events[^1]);
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(worker.Hello.ProcessId));
    }

    [Fact]
    public async Task A_worker_that_does_not_start_says_why()
    {
        var error = await Assert.ThrowsAsync<ScoutException>(() => WorkerClient.StartAsync(TestBundle.Output with { Assembly = TestBundle.Output.Assembly + ".missing" }, cancellation: Cancellation));
        Assert.Equal("SCOUT7312", error.Code);
        Assert.Contains("SCOUT7602", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runtime_that_is_not_there_is_named()
    {
        var error = await Assert.ThrowsAsync<ScoutException>(() => WorkerClient.StartAsync(TestBundle.Output, new() { DotNet = "no-such-dotnet" }, Cancellation));
        Assert.Equal("SCOUT7311", error.Code);
    }

    private async Task<List<RunEvent>> RunAsync(StartRun request)
    {
        var run = await Worker.RunAsync(request, Cancellation);
        Assert.Empty(run.Refusals);
        return await run.ReadEventsAsync(Cancellation).ToListAsync(Cancellation);
    }

    private static string Json(RunEvent happened) => JsonSerializer.Serialize(happened, RunJson.Written);

    private static async Task<string[]> ReadAsync(string log)
    {
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return (await reader.ReadToEndAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
