using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Scout.Server.Tests.Hostile;

namespace Scout.Server.Tests.Guards;

/// <summary>Headers whose bytes are no text.</summary>
public sealed class HeaderBytes(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("Authorization", "Bearer scout_\u00ff")]
    [InlineData("Idempotency-Key", "\u00ff")]
    [InlineData("Idempotency-Key", "a\u00c3(b")]
    [InlineData("Idempotency-Key", "a\u0001b")]
    [InlineData("Idempotency-Key", "\u00ed\u00a0\u0080")]
    [InlineData("Scout-Expect-Revision", "\u00fe\u00ff")]
    [InlineData("Scout-Expect-Contract", "sha256:\u0080")]
    [InlineData("Prefer", "respond-async\u00ff")]
    [InlineData("Scout-Callback", "https://hooks.example.com/\u00ff")]
    [InlineData("Content-Type", "application/json; charset=\u00ff")]
    [InlineData("Origin", "https://\u00ff")]
    [InlineData("X-Forwarded-Host", "\u00ff.example.com")]
    public async Task What_is_no_UTF8_is_told_with_the_name_of_the_header(string name, string bytes)
    {
        var answer = await AskAsync($"{name}: {bytes}\r\n", hasKey: name != "Authorization");

        Assert.Equal(400, answer.Status);
        var error = JsonElement.Parse(answer.Text[(answer.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.StartsWith($"The header {name} is not UTF-8", error.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(error.GetProperty("detail").GetString(), error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Every_header_that_a_call_takes_is_told_by_its_name()
    {
        var calls = JsonElement.Parse((await shared.Served.GetAsync("/openapi/v1.json")).Expect(200).Body).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(call => call.Value.TryGetProperty("parameters", out _)).Select(call => (
                Name: $"{call.Name.ToUpperInvariant()} {path.Name.Replace("{workflow_id}", "parrot", StringComparison.Ordinal).Replace("{run_id}", "none", StringComparison.Ordinal)}",
                Parameters: call.Value.GetProperty("parameters").EnumerateArray())));
        var taken = calls.SelectMany(call => call.Parameters.Where(parameter => parameter.GetProperty("in").GetString() == "header").Select(parameter => (Call: call.Name, Name: parameter.GetProperty("name").GetString()!))).ToArray();

        Assert.Contains(taken, one => one.Name == "Last-Event-ID");
        Assert.Contains(taken, one => one.Name == "Scout-Callback");
        foreach (var (call, name) in taken)
        {
            var answer = await AskAsync($"{name}: \u00ff\r\n", hasKey: true, call);
            Assert.True(answer.Status == 400 && answer.Text.Contains($"The header {name} is not UTF-8", StringComparison.Ordinal), $"{call}, {name}: {answer.Text}");
        }
    }

    [Theory]
    [InlineData("User-Agent", "curl/\u00ff")]
    [InlineData("Referer", "http://\u00fe\u00ff/")]
    [InlineData("Cookie", "a=\u00ff")]
    [InlineData("X-Other", "\u00ff")]
    [InlineData("Last-Event-ID", "\u00ff")]
    [InlineData("Idempotency-Key", "Gr\u00c3\u00bc\u00c3\u009fe")]
    [InlineData("X-Other", "of nobody")]
    public async Task What_is_UTF8_is_taken_and_what_nobody_reads_is_passed_over(string name, string bytes) => Assert.Equal(200, (await AskAsync($"{name}: {bytes}\r\n", hasKey: true)).Status);

    [Theory]
    [InlineData("Idempotency-Key")]
    [InlineData("Scout-Callback")]
    public async Task A_header_that_is_there_twice_is_none(string name)
    {
        var answer = await AskAsync($"{name}: http://127.0.0.1:1/a\r\n{name}: http://127.0.0.1:1/b\r\n", hasKey: true);

        Assert.Equal(422, answer.Status);
        Assert.Contains($"{name} may be there once.", answer.Text, StringComparison.Ordinal);
    }

    // Each character is a byte.
    private async Task<RawAnswer> AskAsync(string header, bool hasKey, string call = "POST /v2/workflows/parrot/execute?environment=console")
    {
        const string Body = """{"inputs": {"text": "polly"}}""";
        var address = shared.Served.Client.BaseAddress!;
        var key = hasKey ? $"Authorization: {shared.Served.Client.DefaultRequestHeaders.Authorization}\r\n" : "";
        var type = header.StartsWith("Content-Type", StringComparison.Ordinal) ? "" : "Content-Type: application/json\r\n";
        var request = $"{call} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n{type}Content-Length: {Body.Length}\r\n{key}{header}\r\n{Body}";
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new(await reader.ReadToEndAsync(TestContext.Current.CancellationToken), IsLate: false);
    }
}
