using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StandardWebhooks;

namespace Scout.Server.Tests.Callbacks;

/// <summary>Somebody who is told of ends of runs, on a free port of this machine.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    /// <summary>What the server signs with.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwc2FjcmV0";

    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What was received, whatever it was answered with.</summary>
    public ConcurrentQueue<Message> Messages { get; } = new();

    /// <summary>The status of each answer, by how many came before; -1: none at all.</summary>
    public Func<int, int> Answers { get; set; } = _ => 204;

    public string Origin => _app.Urls.Single();

    public static async Task<Receiver> StartAsync()
    {
        // Read by servers that tests start, and by those that they start as processes.
        Environment.SetEnvironmentVariable("Secrets__CALLBACK_SECRET", Secret);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        app.MapPost("/{**path}", receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until so many have come.</summary>
    public async Task<Message[]> UntilAsync(int count)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        while (Messages.Count < count)
        {
            Assert.True(DateTime.UtcNow < until, $"{Messages.Count} of {count} have come.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return [.. Messages];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        int before;
        lock (Messages)
        {
            before = Messages.Count;
            Messages.Enqueue(new(http.Request.Path, body, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        }

        var status = Answers(before);
        if (status < 0)
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }

        http.Response.StatusCode = status;
        http.Response.Headers.Location = status == 302 ? "/elsewhere" : default;
    }
}

/// <summary>What a receiver was told.</summary>
internal sealed record Message(string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public string Type => Json.GetProperty("type").GetString()!;

    public string Id => Headers["webhook-id"];

    /// <summary>Fails unless it is signed as Standard Webhooks has it, with a secret.</summary>
    public void Verify(string secret)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in Headers.Where(header => header.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase)))
        {
            headers[name] = value;
        }

        new StandardWebhook(secret).Verify(Body, headers);
    }
}
