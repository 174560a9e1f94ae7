using static Scout.Execution.Tests.Http.SentRequest;

namespace Scout.Execution.Tests.Http;

public sealed class RedirectedRequests
{
    private const string Get = """{"method":"GET","url":"{{ vars.service }}/x"}""";
    private const string Post = """{"method":"POST","url":"{{ vars.service }}/x","redirects":1,"value":"inputs","headers":{"Authorization":"Bearer {{ secrets.TOKEN }}"}}""";

    [Theory]
    [InlineData(301, "GET", "GET")]
    [InlineData(302, "POST", "GET")]
    [InlineData(303, "PUT", "GET")]
    [InlineData(307, "POST", "POST")]
    [InlineData(308, "DELETE", "DELETE")]
    public async Task A_redirect_is_followed_where_the_block_says_so(int status, string method, string followed)
    {
        await using var stub = await HttpStub.StartAsync(context =>
        {
            if (context.Request.Path == "/x")
            {
                (context.Response.StatusCode, context.Response.Headers.Location) = (status, "/y");
            }

            return Task.CompletedTask;
        });
        var body = method is "POST" or "PUT" ? ""","text":"hi","content_type":"text/plain" """ : "";

        var (outcome, run) = await SendAsync(stub, $$"""{"method":"{{method}}","url":"{{stub.Url}}/x","redirects":2,"headers":{"X-Own":"1"}{{body}}}""");

        Assert.Null(outcome.Error?.Message);
        var last = stub.Requests[^1];
        Assert.Equal((followed, "/y", "1"), (last.Method, last.PathAndQuery, last.Headers["x-own"]));
        Assert.Equal(followed == method && body.Length > 0 ? "hi" : "", last.Body);
        Assert.Equal(1, run.Meta()?.GetProperty("redirects").GetInt32());
    }

    [Fact]
    public async Task A_redirect_is_an_answer_like_others_where_it_is_not_followed()
    {
        await using var stub = await HttpStub.StartAsync("", 302, headers: [("Location", "https://elsewhere.example/login?next=secret")]);

        var (outcome, _) = await SendAsync(stub, Get);
        var (expected, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}","expect":[302],"redirects":3,"whole":true}""", output: "{}");

        Assert.Equal("SCOUT7440", outcome.Error?.Code);
        Assert.Contains("302 Found. It sends the request to https://elsewhere.example/login: write that URL, or set Redirects.", outcome.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(302, expected.Output?.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Redirects_have_an_end()
    {
        await using var stub = await HttpStub.StartAsync("", 302, headers: [("Location", "/again")]);

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}","redirects":3}""");

        Assert.Equal(("SCOUT7440", 4), (outcome.Error?.Code, stub.Requests.Count));
        Assert.Contains("more redirects than the 3 of Redirects are not followed", outcome.Error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://")]
    public async Task A_redirect_to_nowhere_is_told_as_such(string location)
    {
        await using var stub = await HttpStub.StartAsync("", 302, headers: location.Length == 0 ? [] : [("Location", location)]);

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}","redirects":3}""");

        Assert.Contains("has no Location that is a URL", outcome.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_host_gets_no_headers_of_the_first()
    {
        await using var other = await HttpStub.StartAsync("there");
        await using var stub = await HttpStub.StartAsync("", 302, headers: [("Location", other.Url + "/there")]);

        var (outcome, _) = await SendAsync(stub, Post, access: new() { Private = [stub.Host, other.Host] });

        Assert.Equal("there", outcome.Output?.GetString());
        Assert.Equal("Bearer canary-4711-token", Assert.Single(stub.Requests).Headers["authorization"]);
        var request = Assert.Single(other.Requests);
        Assert.Equal(("GET", ""), (request.Method, request.Body));
        Assert.DoesNotContain("authorization", request.Headers);
        Assert.DoesNotContain("idempotency-key", request.Headers);
    }

    [Fact]
    public async Task Another_host_gets_no_body_of_the_first()
    {
        await using var other = await HttpStub.StartAsync("there");
        await using var stub = await HttpStub.StartAsync("", 307, headers: [("Location", other.Url)]);

        var (outcome, _) = await SendAsync(stub, Post, access: new() { Private = [stub.Host, other.Host] });

        Assert.Equal("SCOUT7449", outcome.Error?.Code);
        Assert.Empty(other.Requests);
    }
}
