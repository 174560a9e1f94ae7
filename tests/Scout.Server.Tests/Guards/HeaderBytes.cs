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
    [InlineData("Last-Event-ID", "\u00ff")]
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

    [Theory]
    [InlineData("Idempotency-Key", "Gr\u00c3\u00bc\u00c3\u009fe")]
    [InlineData("X-Other", "of nobody")]
    public async Task What_is_UTF8_is_taken(string name, string bytes) => Assert.Equal(200, (await AskAsync($"{name}: {bytes}\r\n", hasKey: true)).Status);

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
    private async Task<RawAnswer> AskAsync(string header, bool hasKey)
    {
        const string Body = """{"inputs": {"text": "polly"}}""";
        var address = shared.Served.Client.BaseAddress!;
        var key = hasKey ? $"Authorization: {shared.Served.Client.DefaultRequestHeaders.Authorization}\r\n" : "";
        var request = $"POST /v2/workflows/parrot/execute?environment=console HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n{key}{header}\r\n{Body}";
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new(await reader.ReadToEndAsync(TestContext.Current.CancellationToken), IsLate: false);
    }
}
