using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Scout.Execution.Tests.Models;

/// <summary>What a stub answers to one request.</summary>
/// <param name="Body">The body.</param>
/// <param name="Status">The status.</param>
internal sealed record StubAnswer(string Body, int Status = 200)
{
    public string ContentType { get; init; } = "application/json";

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>After how many characters of the body the connection breaks; none: it does not.</summary>
    public int? CutAfter { get; init; }

    /// <summary>What follows the body, piece by piece: each comes a while after the one before.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];

    /// <summary>Whether it never answers.</summary>
    public bool IsSilent { get; init; }
}

/// <summary>A request that a stub saw.</summary>
internal sealed record StubRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body);

/// <summary>A server on this machine that speaks as a provider does: it answers one after the other what it is told to, and keeps what it was asked.</summary>
internal sealed class ModelStub : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<StubAnswer> _answers;
    private readonly ConcurrentQueue<StubRequest> _requests = new();

    private ModelStub(WebApplication server, IEnumerable<StubAnswer> answers) => (_server, _answers) = (server, new(answers));

    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    public string Url => _server.Urls.Single();

    public static async Task<ModelStub> StartAsync(params IEnumerable<StubAnswer> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var stub = new ModelStub(server, answers);
        server.Run(stub.AnswerAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        _requests.Enqueue(new(
            context.Request.Path,
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal),
            body.Length == 0 ? default : JsonElement.Parse(body)));
        if (!_answers.TryDequeue(out var answer))
        {
            context.Response.StatusCode = 418;
            await context.Response.WriteAsync("The stub has no more answers.", context.RequestAborted);
            return;
        }

        if (answer.IsSilent)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(answer.CutAfter is { } length ? answer.Body[..length] : answer.Body, context.RequestAborted);
        foreach (var piece in answer.Pieces)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(120, context.RequestAborted);
            await context.Response.WriteAsync(piece, context.RequestAborted);
        }

        if (answer.CutAfter is not null)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }
    }
}
