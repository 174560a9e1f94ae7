using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scout.Benchmarks.Serving;

/// <summary>An endpoint that takes and answers the same JSON as an execution, and does nothing else.</summary>
internal sealed class BareServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<BareServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/v2/workflows/{workflow_id}/execute", (string workflow_id, string environment, Asked asked) => new Answered(
            new("workflow_run_completed", new Dictionary<string, object> { ["inputs"] = asked.Inputs, ["echo"] = new { output = asked.Inputs.Text } }, $"sess_{Guid.NewGuid():N}", $"{Guid.NewGuid():N}", asked.Inputs.Text, "completed"),
            workflow_id, "echo", new string('a', 64), environment));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed record Asked(Inputs Inputs, bool Streaming);

    private sealed record Inputs(string Text);

    private sealed record Answered(Run Run, string WorkflowId, string OutputBlockId, string RevisionId, string Environment);

    private sealed record Run(string StopReason, Dictionary<string, object> State, string SessionId, string WorkflowRunId, string Output, string ScoutStatus);
}
