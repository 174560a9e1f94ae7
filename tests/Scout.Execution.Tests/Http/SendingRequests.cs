using System.Text;
using System.Text.Json;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Http.SentRequest;

namespace Scout.Execution.Tests.Http;

public sealed class SendingRequests
{
    private const string Company = """{"type":"object","properties":{"name":{"type":"string"},"staff":{"type":"integer","default":1}},"required":["name"]}""";

    [Fact]
    public async Task A_request_has_what_the_block_says_and_yields_the_answers_text()
    {
        await using var stub = await HttpStub.StartAsync("pong", contentType: "text/plain");

        var (outcome, run) = await SendAsync(
            stub,
            """{"method":"GET","url":"{{ vars.service }}/companies/{{ inputs.domain }}?full=1","query":{"q":"{{ inputs.q }}"},"headers":{"X-Team":"{{ inputs.team }}","Authorization":"Bearer {{ secrets.TOKEN }}"}}""",
            """{"domain":"a b","q":"x&y=1","team":"sales"}""");

        Assert.Equal("\"pong\"", outcome.Output?.GetRawText());
        var request = Assert.Single(stub.Requests);
        Assert.Equal(("GET", "/companies/a%20b?full=1&q=x%26y%3D1", "sales", "Bearer canary-4711-token"), (request.Method, request.PathAndQuery, request.Headers["x-team"], request.Headers["authorization"]));
        Assert.DoesNotContain("idempotency-key", request.Headers);
        Assert.Equal("Scout.Build", request.Headers["user-agent"]);
        Assert.Equal($$"""{"host":"127.0.0.1","status":200,"bytes":4}""", run.Meta()?.GetRawText());
        var given = Assert.Single(run.Events.OfType<BlockStarted>()).Input!.Value.GetRawText();
        Assert.DoesNotContain("canary-4711", given, StringComparison.Ordinal);
        Assert.Contains("Bearer [secret TOKEN]", given, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"Acme"}""", """{"name":"Acme","staff":1}""")]
    [InlineData("""{"name":"Acme","staff":12,"new":true}""", """{"name":"Acme","staff":12}""")]
    public async Task Json_fits_its_type_and_gets_the_types_defaults(string body, string expected)
    {
        await using var stub = await HttpStub.StartAsync(body);

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}","yields":"json"}""", output: Company);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), outcome.Output!.Value), outcome.Output?.GetRawText() ?? outcome.Error?.Message);
        Assert.Equal("application/json", Assert.Single(stub.Requests).Headers["accept"]);
    }

    [Theory]
    [InlineData("""{"staff":1}""", "SCOUT7014")]
    [InlineData("""{"name":"a","name":"b"}""", "SCOUT7448")]
    [InlineData("<html>", "SCOUT7448")]
    [InlineData("""{"name":"a""", "SCOUT7448")]
    [InlineData("", "SCOUT7014")]
    public async Task What_is_no_such_json_fails_the_block(string body, string code)
    {
        await using var stub = await HttpStub.StartAsync(body);

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}","yields":"json"}""", output: Company);

        Assert.Equal(code, outcome.Error?.Code);
    }

    [Fact]
    public async Task Bytes_are_base64_as_types_of_csharp_have_them()
    {
        await using var stub = await HttpStub.StartAsync(context => context.Response.Body.WriteAsync(new byte[] { 0, 255, 7 }).AsTask());

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}","yields":"bytes"}""");

        Assert.Equal([0, 255, 7], JsonSerializer.Deserialize<byte[]>(outcome.Output!.Value)!);
    }

    [Theory]
    [InlineData("windows-1252", new byte[] { 0x80, 0x20, 0xFC }, "€ ü")]
    [InlineData("utf-8", new byte[] { 0xEF, 0xBB, 0xBF, 0xC3, 0xBC }, "ü")]
    [InlineData("\"utf-16\"", new byte[] { 0xFC, 0 }, "ü")]
    public async Task Text_is_read_in_its_own_charset(string charset, byte[] bytes, string expected)
    {
        await using var stub = await HttpStub.StartAsync(async context =>
        {
            context.Response.ContentType = "text/plain; charset=" + charset;
            await context.Response.Body.WriteAsync(bytes);
        });

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}"}""");

        Assert.Equal(expected, outcome.Output?.GetString());
    }

    [Theory]
    [InlineData("text/plain; charset=none-such", "its charset 'none-such' is not known")]
    [InlineData("text/plain", "it has bytes that are none in utf-8")]
    public async Task Text_that_cannot_be_read_is_not_guessed(string type, string why)
    {
        await using var stub = await HttpStub.StartAsync(async context =>
        {
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(new byte[] { 0xFC, 0x28 });
        });

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}"}""");

        Assert.Equal("SCOUT7448", outcome.Error?.Code);
        Assert.Contains(why, outcome.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_answer_has_its_status_and_headers_and_no_body_where_it_failed()
    {
        await using var stub = await HttpStub.StartAsync("""{"error":"none such"}""", 404, headers: [("X-Left", "3"), ("X-Many", "a"), ("X-Many", "b")]);

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}","yields":"json","whole":true,"expect":[200,404]}""", output: "{}");

        var answer = outcome.Output!.Value;
        Assert.Equal((404, JsonValueKind.Null, "3", "a, b"), (answer.GetProperty("status").GetInt32(), answer.GetProperty("body").ValueKind, answer.GetProperty("headers").GetProperty("x-left").GetString(), answer.GetProperty("headers").GetProperty("x-many").GetString()));
    }

    [Theory]
    [InlineData("""{"value":"inputs"}""", "application/json", """{"name":"Ada \"A\"","tags":["x y","z"],"none":null}""")]
    [InlineData("""{"json":"{\"n\": {{ inputs.name }}, \"t\": \"to {{ inputs.name }}\", \"l\": {{ inputs.tags }}, \"o\": {{ inputs.none }}}"}""", "application/json", """{"n": "Ada \"A\"", "t": "to Ada \"A\"", "l": ["x y","z"], "o": null}""")]
    [InlineData("""{"text":"Dear {{ inputs.name }}","content_type":"text/plain"}""", "text/plain; charset=utf-8", "Dear Ada \"A\"")]
    [InlineData("""{"form":{"name":"{{ inputs.name }}","tag":"{{ inputs.tags }}","none":"{{ inputs.none }}","said":"is {{ inputs.none }}"}}""", "application/x-www-form-urlencoded", "name=Ada%20%22A%22&said=is%20&tag=x%20y&tag=z")]
    public async Task A_body_is_a_value_a_template_of_json_a_text_or_a_form(string body, string type, string expected)
    {
        await using var stub = await HttpStub.StartAsync("ok");

        var (outcome, _) = await SendAsync(
            stub, "{\"method\":\"POST\",\"url\":\"{{ vars.service }}\"," + body[1..], """{"name":"Ada \"A\"","tags":["x y","z"],"none":null}""");

        Assert.Null(outcome.Error?.Message);
        var request = Assert.Single(stub.Requests);
        Assert.Equal((type, expected), (request.Headers["content-type"], request.Body));
    }

    [Fact]
    public async Task A_list_of_a_query_is_sent_item_by_item_and_null_is_left_out()
    {
        await using var stub = await HttpStub.StartAsync("ok");

        await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}/find?a=1","query":{"tag":"{{ inputs.tags }}","none":"{{ inputs.none }}","b&c":"2"}}""", """{"tags":["x","y&z"],"none":null}""");

        Assert.Equal("/find?a=1&b%26c=2&tag=x&tag=y%26z", Assert.Single(stub.Requests).PathAndQuery);
    }

    [Fact]
    public async Task What_changes_something_has_one_key_for_all_attempts_of_a_block_in_a_run()
    {
        var calls = 0;
        await using var stub = await HttpStub.StartAsync(context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref calls) % 2 == 1 ? 503 : 200;
            return Task.CompletedTask;
        });

        const string Config = """{"method":"POST","url":"{{ vars.service }}"}""", Twice = ""","retry":{"attempts":2,"delay_ms":1}""";
        await SendAsync(stub, Config, more: Twice);
        await SendAsync(stub, Config, more: Twice);

        string[] keys = [.. stub.Requests.Select(request => request.Headers["idempotency-key"])];
        Assert.Equal((4, 2), (keys.Length, keys.Distinct().Count()));
        Assert.Equal(keys[0], keys[1]);
    }

    [Fact]
    public async Task A_key_of_the_authors_own_is_sent_in_place_of_ours()
    {
        await using var stub = await HttpStub.StartAsync("ok");

        await SendAsync(stub, """{"method":"POST","url":"{{ vars.service }}","headers":{"idempotency-key":"order-7"}}""");

        Assert.Equal("order-7", Assert.Single(stub.Requests).Headers["idempotency-key"]);
    }

    [Fact]
    public async Task Code_blocks_send_requests_to_the_same_places_and_no_others()
    {
        await using var stub = await HttpStub.StartAsync("pong", contentType: "text/plain");
        await using var other = await HttpStub.StartAsync("secret", contentType: "text/plain");
        var run = new Runs.TestRun { Settings = new() { Http = new() { Private = [stub.Host] } } };

        var outcome = await run.RunAsync(Runs.Revisions.Plan($$"""{ {{Runs.Revisions.Method("ask", "Fetch(System.String)", $"[{{\"$literal\":\"{stub.Url}\"}}]")}} }""", "\"ask\""));
        var refused = await new Runs.TestRun { Settings = run.Settings }.RunAsync(Runs.Revisions.Plan($$"""{ {{Runs.Revisions.Method("ask", "Fetch(System.String)", $"[{{\"$literal\":\"{other.Url}\"}}]")}} }""", "\"ask\""));

        Assert.Equal("pong", outcome.Output?.GetString());
        Assert.Contains("No request may go to", refused.Error?.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_header_of_a_body_goes_with_a_body_and_is_never_left_out_without_a_word()
    {
        await using var stub = await HttpStub.StartAsync("ok");
        const string Headers = "\"headers\":{\"Content-Language\":\"de\",\"X-Own\":\"1\"}";

        var (sent, _) = await SendAsync(stub, $$"""{"method":"POST","url":"{{stub.Url}}","text":"hallo","content_type":"text/plain",{{Headers}}}""");
        var (refused, _) = await SendAsync(stub, $$"""{"method":"GET","url":"{{stub.Url}}",{{Headers}}}""");

        Assert.Equal((null, "SCOUT7452"), (sent.Error?.Message, refused.Error?.Code));
        Assert.Equal("de", Assert.Single(stub.Requests).Headers["content-language"]);
    }

    [Fact]
    public async Task Compressed_answers_are_read()
    {
        await using var stub = await HttpStub.StartAsync(async context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionMode.Compress);
            await zip.WriteAsync(Encoding.UTF8.GetBytes("pong"));
        });

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}"}""");

        Assert.Equal("pong", outcome.Output?.GetString());
    }
}
