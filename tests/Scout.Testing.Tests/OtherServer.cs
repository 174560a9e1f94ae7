using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Scout.Testing.Tests;

/// <summary>A server that answers as a test says.</summary>
internal sealed class OtherServer : IAsyncDisposable
{
    /// <summary>A run that has begun, as servers tell it.</summary>
    public const string Begun = """{"run_id":"r-1","workflow_id":"w","revision_id":"v","environment":"staging","session_id":"s","status":"running","started":"2027-03-01T09:00:00Z"}""";

    private readonly WebApplication _app;

    private OtherServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public static async Task<OtherServer> OpenAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public static Task<OtherServer> OpenAsync(int status, string type, string body) => OpenAsync(http => WriteAsync(http, status, type, body));

    /// <summary>One of Scout, which has a run that is over.</summary>
    public static Task<OtherServer> OfScoutAsync(string workflow, string output) => OpenAsync(http => http.Request.Path.Value switch
    {
        var path when path == $"/v2/workflows/{workflow}/execute" => WriteAsync(http, 202, "application/json", Begun),
        "/v2/runs/r-1" => WriteAsync(http, 200, "application/json", Begun.Replace("\"running\"", $"\"completed\",\"output\":{output}", StringComparison.Ordinal)),
        "/v2/runs/r-1/events" => WriteAsync(http, 200, "text/event-stream", """data: {"name":"workflow_run_completed","id":"1","data":{"workflow_id":"w","workflow_run_id":"r-1","scout_status":"completed"}}""" + "\n\n"),
        _ => WriteAsync(http, 200, "text/event-stream", $$"""
            event: run_log
            data: {"workflow_run_id":"r-1","workflow_id":"{{workflow}}","session_id":"s","scout_status":"completed","timestamp_start":"2027-03-01T09:00:00Z","elapsed_time_ms":7,"cost":0,"blocks":{} }

            event: end
            data: {}


            """),
    });

    public static async Task WriteAsync(HttpContext http, int status, string type, string body)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, type);
        await http.Response.WriteAsync(body.ReplaceLineEndings("\n"));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
