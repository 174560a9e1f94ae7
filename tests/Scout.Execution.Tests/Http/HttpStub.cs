using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Scout.Execution.Tests.Http;

/// <summary>A request that a stub saw.</summary>
internal sealed record SeenRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A service on this machine: it keeps what it was asked, and answers as a test says.</summary>
internal sealed class HttpStub : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<SeenRequest> _requests = new();

    private HttpStub(WebApplication server) => _server = server;

    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    /// <summary>Its URL, without a path.</summary>
    public string Url => _server.Urls.Single();

    /// <summary>Its host and port, as <c>scout.json</c> has it.</summary>
    public string Host => new Uri(Url).Authority;

    public static Task<HttpStub> StartAsync(string body, int status = 200, string contentType = "application/json", params (string Name, string Value)[] headers) => StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers.Append(name, value);
        }

        await context.Response.WriteAsync(body, context.RequestAborted);
    });

    public static async Task<HttpStub> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var stub = new HttpStub(server);
        server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            stub._requests.Enqueue(new(
                context.Request.Method,
                context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal),
                body));
            await answer(context);
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
