using System.Text;
using Scout.Execution.Tests.Http;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Models.AskedStub;

namespace Scout.Execution.Tests.Models;

/// <summary>Images and files in messages to the real clients of providers, which ask a stub.</summary>
public sealed class AttachedFiles
{
    private static readonly string Picture = Convert.ToBase64String([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3]);

    [Theory]
    [InlineData("openai", "image/png")]
    [InlineData("openai", "application/pdf")]
    [InlineData("openai", "audio/wav")]
    [InlineData("anthropic", "image/png")]
    [InlineData("anthropic", "application/pdf")]
    [InlineData("ollama", "image/png")]
    public async Task A_file_reaches_the_model_as_its_provider_takes_it(string provider, string type)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("A kettle.")), new StubAnswer(dialect.Answer("A kettle.")));

        var (file, run) = await AskAsync(stub, dialect, Config($$"""{"file":"{{Hole($"{{ media_type: '{type}', bytes: '{Picture}', name: 'kettle' }}")}}"}"""));
        var (bytes, _) = await AskAsync(stub, dialect, Config($$"""{"bytes":"{{Hole($"'{Picture}'")}}","media_type":"{{type}}"}"""));

        Assert.Equal((null, null), (file.Error?.Message, bytes.Error?.Message));
        Assert.All(stub.Requests, asked => Assert.Contains(Picture, asked.Body.GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal));
        var given = Assert.Single(run.Events.OfType<BlockStarted>()).Input!.Value.GetRawText();
        Assert.Contains($"\"name\":\"kettle\",\"media_type\":\"{type}\",\"bytes\":11,\"sha256\":\"", given, StringComparison.Ordinal);
        Assert.DoesNotContain(Picture, given, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task Text_of_every_kind_is_text_for_every_model(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("Two rows.")));
        var csv = Convert.ToBase64String(Encoding.UTF8.GetBytes("a;b"));

        var (outcome, _) = await AskAsync(stub, dialect, Config($$"""{"file":"{{Hole($"{{ media_type: 'text/csv', bytes: '{csv}', name: 'rows.csv' }}")}}"}"""));

        Assert.Null(outcome.Error?.Message);
        Assert.Contains("rows.csv:\\na;b", Assert.Single(stub.Requests).Body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ollama", "application/pdf")]
    [InlineData("ollama", "audio/wav")]
    [InlineData("anthropic", "image/svg+xml")]
    [InlineData("anthropic", "audio/mpeg")]
    [InlineData("openai", "video/mp4")]
    [InlineData("openai", "application/zip")]
    public async Task What_a_providers_client_would_leave_out_without_a_word_fails_the_block(string provider, string type)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("I see nothing.")));

        var (outcome, _) = await AskAsync(stub, dialect, Config($$"""{"bytes":"{{Hole($"'{Picture}'")}}","media_type":"{{type}}"}"""));

        Assert.Equal("SCOUT7435", outcome.Error?.Code);
        Assert.Contains($"An attachment is {type}", outcome.Error?.Message, StringComparison.Ordinal);
        Assert.Empty(stub.Requests);
    }

    [Theory]
    [InlineData("""{"file":"{{ 'no file' }}"}""")]
    [InlineData("""{"file":"{{ { media_type: 'image/png' } }}"}""")]
    [InlineData("""{"bytes":"{{ 'not base64!' }}","media_type":"image/png"}""")]
    [InlineData("""{"bytes":"{{ 12 }}","media_type":"image/png"}""")]
    public async Task What_is_no_file_is_told(string attachment)
    {
        await using var stub = await ModelStub.StartAsync();

        var (outcome, _) = await AskAsync(stub, Dialect.Of("openai"), Config(attachment));

        Assert.Equal("SCOUT7433", outcome.Error?.Code);
    }

    [Theory]
    [InlineData("text/csv", "Tfxu", "SCOUT7436")]
    [InlineData("text/plain", "iVBORw0KGgo=", "SCOUT7436")]
    [InlineData("image/png", "", "SCOUT7437")]
    [InlineData("text/plain", "", "SCOUT7437")]
    public async Task What_would_reach_the_model_as_something_else_or_as_nothing_is_told(string type, string bytes, string code)
    {
        await using var stub = await ModelStub.StartAsync();

        var (outcome, _) = await AskAsync(stub, Dialect.Of("openai"), Config($$"""{"bytes":"{{Hole($"'{bytes}'")}}","media_type":"{{type}}"}"""));

        Assert.Equal(code, outcome.Error?.Code);
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public async Task What_is_at_a_url_is_got_from_where_requests_may_go()
    {
        var dialect = Dialect.Of("openai");
        await using var files = await HttpStub.StartAsync(async context =>
        {
            context.Response.ContentType = "image/png";
            await context.Response.Body.WriteAsync(Convert.FromBase64String(Picture));
        });
        await using var stub = await ModelStub.StartAsync(new StubAnswer(dialect.Answer("A kettle.")));

        var (seen, run) = await AskAsync(stub, dialect, Config($$"""{"url":"{{files.Url}}/a b"}""".Replace("/a b", "/a", StringComparison.Ordinal)), access: new() { Private = [files.Host] });
        var (refused, _) = await AskAsync(stub, dialect, Config($$"""{"url":"{{files.Url}}/a"}"""));

        Assert.Equal((null, "SCOUT7441"), (seen.Error?.Message, refused.Error?.Code));
        Assert.Contains(Picture, Assert.Single(stub.Requests).Body.GetRawText(), StringComparison.Ordinal);
        Assert.Contains($"\"attachments\":[{{\"url\":\"{files.Url}/a\"}}]", Assert.Single(run.Events.OfType<BlockStarted>()).Input!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Single(files.Requests);
    }

    [Fact]
    public async Task What_cannot_be_got_fails_as_a_request_does()
    {
        await using var files = await HttpStub.StartAsync("none", 404, "text/plain");
        await using var stub = await ModelStub.StartAsync();

        var (outcome, _) = await AskAsync(stub, Dialect.Of("openai"), Config($$"""{"url":"{{files.Url}}/a"}"""), access: new() { Private = [files.Host] });

        Assert.Equal("SCOUT7440", outcome.Error?.Code);
        Assert.Empty(stub.Requests);
    }

    [Fact]
    public async Task Rounds_of_tools_end_where_the_block_says()
    {
        var dialect = Dialect.Of("openai");
        await using var stub = await ModelStub.StartAsync(Enumerable.Range(0, 5).Select(_ => new StubAnswer(dialect.Call("add", """{"left":1,"right":2}"""))));

        var (outcome, _) = await AskAsync(stub, dialect, """{"model":"fast","prompt":"Add.","max_tool_rounds":2,"tools":{"add":{"input":{"type":"object"},"method":"M:Scout.Execution.Tests.Runs.Methods.Add(System.Int32,System.Int32)","fingerprint":"sha256:00"}}}""");

        Assert.Equal(("SCOUT7426", 3), (outcome.Error?.Code, stub.Requests.Count));
        Assert.Contains("still calls tools after 2 rounds", outcome.Error?.Message, StringComparison.Ordinal);
    }

    private static string Config(string attachment) => $$"""{"model":"fast","messages":[{"role":"user","content":"What is it?","attachments":[{{attachment}}]}]}""";

    private static string Hole(string code) => $"{{{{ {code} }}}}";
}
