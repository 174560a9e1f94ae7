using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Scout.Client;

namespace Scout.Server.Tests.Clients;

/// <summary>The client over a network that is none of the best.</summary>
public sealed class BrokenConnections(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly ExecuteOptions Newest = new() { Environment = "console" };
    private readonly Served _served = shared.Served;

    [Fact]
    public async Task A_run_whose_answer_was_lost_is_asked_for_again_and_not_run_twice()
    {
        using var between = new Between(async (number, _, behind) => (number, await behind()) is (1, var lost) ? throw new HttpRequestException($"lost {lost.StatusCode}") : await behind());
        using var http = between.Client(Address, await _served.KeyAsync());
        using var scout = new ScoutClient(http);

        var result = await scout.Workflow("parrot", Newest with { SessionId = "lost" }).RunAsync(new JsonObject { ["text"] = "polly" }, cancellation: Stop);

        Assert.Equal("polly", result.Output?.GetString());
        Assert.Equal(result.RunId, Assert.Single(await scout.Workflow("parrot").LogsAsync(new() { SessionId = "lost" }, Stop).ToListAsync(Stop)).RunId);
    }

    [Fact]
    public async Task Who_is_told_to_come_back_does_so_when_told()
    {
        using var between = new Between(async (number, _, behind) => number switch
        {
            1 => Between.Text(HttpStatusCode.ServiceUnavailable, """{"detail": "too much", "message": "too much"}""", headers: ("Retry-After", "1")),
            2 => Between.Text((HttpStatusCode)429, """{"detail": "too often", "message": "too often"}""", headers: ("Retry-After", "0")),
            _ => await behind(),
        });
        using var http = between.Client(Address, await _served.KeyAsync());
        using var scout = new ScoutClient(http);
        var watch = Stopwatch.StartNew();

        var result = await scout.Workflow("parrot", Newest).RunAsync(new JsonObject { ["text"] = "polly" }, cancellation: Stop);

        Assert.Equal(("polly", 3), (result.Output?.GetString(), between.Requests));
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.9), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData(503, null, 1)]
    [InlineData(503, "120", 1)]
    [InlineData(503, "0", 3)]
    [InlineData(500, "0", 1)]
    [InlineData(409, "0", 1)]
    public async Task Only_a_refusal_with_a_time_to_come_back_is_repeated_and_not_for_ever(int status, string? after, int requests)
    {
        using var between = new Between((_, _, _) => Task.FromResult(Between.Text((HttpStatusCode)status, """{"detail": "no", "message": "no"}""", headers: after is null ? [] : [("Retry-After", after)])));
        using var http = between.Client(Address, "key");
        using var scout = new ScoutClient(http);

        var error = await Assert.ThrowsAsync<ScoutApiException>(() => scout.Workflow("parrot", Newest).RunAsync([], cancellation: Stop));

        Assert.Equal((status, "no", requests), ((int)error.Status, error.Detail, between.Requests));
        Assert.Equal(after, error.RetryAfter?.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task What_might_be_done_twice_is_not_repeated_over_a_connection_that_failed()
    {
        using var between = new Between((_, _, _) => throw new HttpRequestException("refused"));
        using var http = between.Client(Address, "key");
        using var scout = new ScoutClient(http);

        await Assert.ThrowsAsync<HttpRequestException>(() => scout.Run("x").ApproveAsync("yes", cancellation: Stop));
        Assert.Equal(1, between.Requests);
        await Assert.ThrowsAsync<HttpRequestException>(() => scout.Run("x").GetAsync(Stop));
        Assert.Equal(4, between.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_stream_that_breaks_goes_on_over_another_connection_where_it_was(int events)
    {
        using var between = new Between(async (number, _, behind) => number <= 2 ? await Between.BrokenAsync(await behind(), events) : await behind());
        using var http = between.Client(Address, await _served.KeyAsync());
        using var scout = new ScoutClient(http);
        var parrot = scout.Workflow("parrot", Newest with { SessionId = $"breaks-{events}" });

        var heard = await parrot.StreamAsync(new JsonObject { ["text"] = "polly" }, cancellation: Stop).ToListAsync(Stop);

        var run = Assert.Single(await parrot.LogsAsync(new() { SessionId = $"breaks-{events}" }, Stop).ToListAsync(Stop));
        Assert.Equal(await scout.Run(run.RunId).EventsAsync(cancellation: Stop).Select(one => (one.GetType(), one.Id)).ToListAsync(Stop), heard.Select(one => (one.GetType(), one.Id)));
        Assert.IsType<RunCompletedEvent>(heard[^1]);
    }

    [Fact]
    public async Task A_stream_that_only_breaks_is_given_up()
    {
        using var between = new Between(async (_, _, behind) => await Between.BrokenAsync(await behind(), 0));
        using var http = between.Client(Address, await _served.KeyAsync());
        using var scout = new ScoutClient(http, new() { Reconnects = 2 });

        var error = await Assert.ThrowsAsync<IOException>(() => scout.Workflow("parrot", Newest).StreamAsync(new JsonObject { ["text"] = "polly" }, cancellation: Stop).ToListAsync(Stop).AsTask());

        Assert.Equal((3, "the connection was reset"), (between.Requests, error.InnerException?.Message));
    }

    [Fact]
    public async Task A_run_that_takes_longer_than_the_patience_of_the_http_client_is_not_cut_off()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(6) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await _served.KeyAsync());
        using var scout = new ScoutClient(http);
        var troubles = scout.Workflow("troubles", Newest with { SessionId = "patience" });
        // Its worker is there: starting one takes its time where much else goes on.
        using var patient = new ScoutClient(Address, await _served.KeyAsync());
        await patient.Workflow("troubles", Newest).RunAsync(new JsonObject { ["kind"] = "none" }, cancellation: Stop);

        var json = troubles.RunAsync(new JsonObject { ["kind"] = "wait" }, cancellation: Stop);
        var stream = troubles.StreamAsync(new JsonObject { ["kind"] = "wait" }, cancellation: Stop).ToListAsync(Stop).AsTask();
        await Task.Delay(TimeSpan.FromSeconds(9), Stop);
        Assert.False(json.IsCompleted || stream.IsCompleted, $"{json.Status}, {stream.Status}");
        await foreach (var run in troubles.LogsAsync(new() { SessionId = "patience" }, Stop))
        {
            await scout.Run(run.RunId).CancelAsync(Stop);
        }

        Assert.Equal("canceled", (await json).Status);
        Assert.Equal("canceled", Assert.IsType<RunFailedEvent>((await stream)[^1]).Status);
    }

    [Fact]
    public async Task Who_stops_waiting_is_free_at_once_and_the_run_goes_on()
    {
        using var scout = new ScoutClient(Address, await _served.KeyAsync());
        var troubles = scout.Workflow("troubles", Newest with { SessionId = "stops" });
        using var patience = new CancellationTokenSource();
        var json = troubles.RunAsync(new JsonObject { ["kind"] = "wait" }, cancellation: patience.Token);
        var stream = troubles.StreamAsync(new JsonObject { ["kind"] = "wait" }, cancellation: patience.Token).ToListAsync(Stop).AsTask();
        await Task.Delay(TimeSpan.FromSeconds(2), Stop);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => json.WaitAsync(TimeSpan.FromSeconds(5), Stop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.WaitAsync(TimeSpan.FromSeconds(5), Stop));
        var runs = await troubles.LogsAsync(new() { SessionId = "stops" }, Stop).ToListAsync(Stop);
        Assert.All(runs, run => Assert.Equal("running", run.Status));
        foreach (var run in runs)
        {
            await scout.Run(run.RunId).CancelAsync(Stop);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Uri Address => _served.Client.BaseAddress!;
}
