using System.Collections.Concurrent;
using System.Text.Json;

namespace LeadDesk.Services;

/// <summary>What the sample talks to: a register of companies with their news, and a CRM. It keeps what it was sent in memory.</summary>
public sealed class LeadServices : IAsyncDisposable
{
    /// <summary>The token that the CRM takes.</summary>
    public const string Token = "demo-token-of-the-crm";

    private static readonly Dictionary<string, CompanyEntry> Companies = new(StringComparer.Ordinal)
    {
        ["nordhafen.example"] = new("Nordhafen Logistik", "DE", 420, "logistics", Founded: 1987),
        ["cafe-lindner.example"] = new("Café Lindner", "AT", 6, "gastronomy", Founded: 2019),
    };

    private static readonly Dictionary<string, NewsEntry[]> News = new(StringComparer.Ordinal)
    {
        ["Nordhafen Logistik"] = [new("Nordhafen builds its third warehouse", new(2026, 10, 4)), new("Nordhafen hires 60 people", new(2026, 6, 18))],
    };

    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, string> _filed = new(StringComparer.Ordinal);
    private int _asked;

    private LeadServices(WebApplication server) => _server = server;

    /// <summary>Where they listen.</summary>
    public string Url => _server.Urls.Single();

    /// <summary>What was filed in the CRM, by the key of the request: one that is sent again is filed once.</summary>
    public IReadOnlyDictionary<string, string> Filed => _filed;

    /// <summary>Starts them on this machine.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <returns>The services; disposing of them stops them.</returns>
    public static async Task<LeadServices> StartAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{port}");
        var server = builder.Build();
        var services = new LeadServices(server);
        server.MapGet("/companies/{domain}", (Delegate)services.Company);
        server.MapGet("/news", (string company, int limit) => News.GetValueOrDefault(company, [])[..Math.Min(limit, News.GetValueOrDefault(company, []).Length)]);
        server.MapPost("/crm/leads", (Delegate)services.FileAsync);
        await server.StartAsync();
        return services;
    }

    /// <summary>Stops them.</summary>
    /// <returns>When they are stopped.</returns>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // The register is busy now and then: whoever asks for the first time is told to come again.
    private IResult Company(string domain, HttpContext context)
    {
        if (Interlocked.Increment(ref _asked) == 1)
        {
            context.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(503);
        }

        return Companies.TryGetValue(domain, out var company) ? Results.Json(company) : Results.NotFound(new { error = $"no company at {domain}" });
    }

    private async Task<IResult> FileAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            return Results.Json(new { error = "wrong token" }, statusCode: 401);
        }

        var lead = await context.Request.ReadFromJsonAsync<JsonElement>();
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        _filed.TryAdd(key, lead.GetRawText());
        return Results.Json(new { id = $"L-{1000 + _filed.Count}" }, statusCode: 201);
    }

    private sealed record CompanyEntry(string Name, string Country, int Staff, string Industry, int Founded);

    private sealed record NewsEntry(string Title, DateOnly Date);
}
