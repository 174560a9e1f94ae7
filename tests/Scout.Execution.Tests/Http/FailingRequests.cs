using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Http.SentRequest;

namespace Scout.Execution.Tests.Http;

public sealed class FailingRequests
{
    private const string Get = """{"method":"GET","url":"{{ vars.service }}/x"}""";
    private const string Post = """{"method":"POST","url":"{{ vars.service }}/x","value":"inputs","headers":{"Authorization":"Bearer {{ secrets.TOKEN }}"}}""";
    private const string ThreeTimes = ""","retry":{"attempts":3,"delay_ms":1}""";

    [Theory]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    [InlineData(409, 1)]
    [InlineData(501, 1)]
    [InlineData(408, 3)]
    [InlineData(425, 3)]
    [InlineData(429, 3)]
    [InlineData(500, 3)]
    [InlineData(502, 3)]
    [InlineData(503, 3)]
    [InlineData(504, 3)]
    [InlineData(529, 3)]
    public async Task A_status_that_is_not_expected_fails_and_only_a_passing_one_is_tried_again(int status, int requests)
    {
        await using var stub = await HttpStub.StartAsync("""{"error":{"message":"quota of tenant 7"}}""", status);

        var (outcome, run) = await SendAsync(stub, Get, more: ThreeTimes);

        Assert.Equal(("SCOUT7440", requests), (outcome.Error?.Code, stub.Requests.Count));
        Assert.Contains($"GET 127.0.0.1 was answered with {status} ", outcome.Error?.Message, StringComparison.Ordinal);
        Assert.Contains(": quota of tenant 7.", outcome.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(status, run.Meta()?.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("""{"message":"\ud800"}""")]
    [InlineData("""{"error":{"\udc00":1}}""")]
    [InlineData("""["a"]""")]
    [InlineData("{\"message\":")]
    public async Task What_a_failing_service_says_is_told_whatever_it_is(string body)
    {
        await using var stub = await HttpStub.StartAsync(body, 400);

        var (outcome, _) = await SendAsync(stub, Get);

        Assert.Equal("SCOUT7440", outcome.Error?.Code);
    }

    /// <remarks>Whoever goes on with a run cannot know whether the request was answered: the service can, by its key.</remarks>
    [Fact]
    public async Task What_is_sent_again_after_its_worker_was_killed_has_the_same_key()
    {
        await using var stub = await HttpStub.StartAsync("ok", contentType: "text/plain");
        var config = $$"""{"method":"POST","url":"{{stub.Url}}"}""";

        var (_, first) = await SendAsync(stub, config);
        var (outcome, _) = await SendAsync(stub, config, from: first);

        Assert.Equal("ok", outcome.Output?.GetString());
        Assert.Equal(2, stub.Requests.Count);
        Assert.Single(stub.Requests.Select(request => request.Headers["idempotency-key"]).Distinct());
    }

    [Fact]
    public async Task A_service_that_says_when_is_asked_again_then()
    {
        var calls = 0;
        await using var stub = await HttpStub.StartAsync(context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = Interlocked.Increment(ref calls) == 1 ? (429, "7") : (200, default);
            return Task.CompletedTask;
        });

        var (outcome, run) = await SendAsync(stub, Get, more: ThreeTimes);

        Assert.Equal(RunEnd.Completed, outcome.End);
        Assert.Equal(7000, Assert.Single(run.Events.OfType<BlockRetrying>()).DelayMs);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_waited_for_100_seconds()
    {
        var asked = new TaskCompletionSource();
        await using var stub = await HttpStub.StartAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        var (outcome, _) = await SendAsync(stub, Get, started: async run =>
        {
            await asked.Task;
            run.Time.Advance(TimeSpan.FromSeconds(100));
        });

        Assert.Equal("SCOUT7446", outcome.Error?.Code);
        Assert.Contains("100 s", outcome.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_of_the_blocks_own_takes_the_place_of_that()
    {
        var asked = new TaskCompletionSource();
        await using var stub = await HttpStub.StartAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        var (outcome, _) = await SendAsync(stub, Get, more: ""","timeout_ms":3000""", started: async run =>
        {
            await asked.Task;
            run.Time.Advance(TimeSpan.FromSeconds(3));
        });

        Assert.Equal("SCOUT7011", outcome.Error?.Code);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_told_and_tried_again()
    {
        await using var stub = await HttpStub.StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        var (outcome, _) = await SendAsync(stub, Get, more: ThreeTimes);

        Assert.Equal(("SCOUT7445", 3), (outcome.Error?.Code, stub.Requests.Count));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", "SCOUT7445")]
    [InlineData("http://no-such-host.invalid/", "SCOUT7445")]
    public async Task Where_nobody_is_is_told(string url, string code)
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, $$"""{"method":"GET","url":"{{url}}"}""", access: new() { Private = ["127.0.0.1:1"], Hosts = ["no-such-host.invalid"] });

        Assert.Equal(code, outcome.Error?.Code);
    }

    [Theory]
    [InlineData("99999999999", 86_400_000)]
    [InlineData("Sun, 01 Jan 2090 00:00:00 GMT", 86_400_000)]
    [InlineData("nonsense", 1)]
    public async Task A_service_that_wants_to_be_left_alone_for_ever_is_for_a_day(string after, double wait)
    {
        await using var stub = await HttpStub.StartAsync("", 429, headers: [("Retry-After", after)]);

        var (_, run) = await SendAsync(stub, Get, more: ""","retry":{"attempts":2,"delay_ms":1}""");

        Assert.Equal(wait, Assert.Single(run.Events.OfType<BlockRetrying>()).DelayMs);
    }

    /// <remarks>What the workflow itself may ask of a private network is not everybody's to ask who sends it an input.</remarks>
    [Fact]
    public async Task A_private_host_that_the_data_choose_is_named_among_the_hosts_too()
    {
        await using var stub = await HttpStub.StartAsync("internal", contentType: "text/plain");
        const string Config = """{"method":"GET","url":"{{ inputs.url }}"}""";

        var (refused, _) = await SendAsync(stub, Config, $$"""{"url":"{{stub.Url}}"}""");
        var (other, _) = await SendAsync(stub, Config, $$"""{"url":"{{stub.Url}}"}""", access: new() { Private = [stub.Host], Hosts = ["api.example.com"] });
        var (reached, _) = await SendAsync(stub, Config, $$"""{"url":"{{stub.Url}}"}""", access: new() { Private = [stub.Host], Hosts = [stub.Host] });

        Assert.Equal(("SCOUT7443", "SCOUT7443", "internal"), (refused.Error?.Code, other.Error?.Code, reached.Output?.GetString()));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_failing_services_echo_of_a_secret_is_hidden()
    {
        await using var stub = await HttpStub.StartAsync(async context =>
        {
            context.Response.StatusCode = 403;
            await context.Response.WriteAsync($"no access for {context.Request.Headers.Authorization}");
        });

        var (outcome, run) = await SendAsync(stub, Post);

        Assert.Contains("no access for Bearer [secret TOKEN]", run.Events.OfType<RunFailed>().Single().Error.Message, StringComparison.Ordinal);
        Assert.Equal(RunEnd.Failed, outcome.End);
    }

    [Theory]
    [InlineData("ftp://files.example/a", "SCOUT7444")]
    [InlineData("file:///etc/passwd", "SCOUT7444")]
    [InlineData("//host.example/a", "SCOUT7444")]
    [InlineData("api.example.com/a", "SCOUT7444")]
    [InlineData("https://", "SCOUT7444")]
    [InlineData("https://user:pass@api.example.com/", "SCOUT7444")]
    [InlineData("https://api.example.com:99999/", "SCOUT7444")]
    [InlineData("https://api.example.com/a b", "SCOUT7444")]
    [InlineData("https://api.example.com\\\\@x", "SCOUT7444")]
    [InlineData("https://api.example.com/a/../b", "SCOUT7444")]
    [InlineData("https://api.example.com/%2e%2e/b", "SCOUT7444")]
    [InlineData("https://api.example.com:8443/", "SCOUT7441")]
    [InlineData("{{ inputs.url }}", "SCOUT7443")]
    [InlineData("https://{{ inputs.host }}/x", "SCOUT7443")]
    [InlineData("https://api.{{ inputs.host }}/x", "SCOUT7443")]
    public async Task What_is_no_place_for_a_request_is_told_before_anything_is_sent(string url, string code)
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, $$"""{"method":"GET","url":"{{url}}"}""", """{"url":"https://api.example.com/","host":"api.example.com"}""", access: new());

        Assert.Equal(code, outcome.Error?.Code);
    }

    [Fact]
    public async Task Hosts_that_are_named_are_the_only_ones()
    {
        await using var stub = await HttpStub.StartAsync("ok");
        await using var other = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(stub, string.Create(CultureInfo.InvariantCulture, $$"""{"method":"GET","url":"{{other.Url}}"}"""));

        Assert.Equal("SCOUT7441", outcome.Error?.Code);
        Assert.Contains($"No request may go to {other.Host}", outcome.Error?.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }
}
