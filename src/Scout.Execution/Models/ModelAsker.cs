using System.Text.Json;
using Scout.Revisions.Telemetry;

namespace Scout.Execution.Models;

/// <summary>Who asks a model, for telemetry.</summary>
/// <param name="Model">The model.</param>
/// <param name="Workflow">The run's workflow.</param>
/// <param name="Environment">The run's environment.</param>
/// <param name="TellsContent">Whether what is said may be told.</param>
/// <param name="Hide">Hides secrets in it then.</param>
internal sealed record ModelAsker(AskedModel Model, string Workflow, string Environment, bool TellsContent, Func<JsonElement, JsonElement> Hide)
{
    /// <summary>What is asked for: the provider's name for it, or what the workflow calls it.</summary>
    public string RequestedModel => Model.Model ?? Model.Alias;

    /// <summary>What spans and metrics have in common.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Tags =>
    [
        new(TelemetryNames.Operation, "chat"),
        new(TelemetryNames.Provider, Model.Provider ?? "services"),
        new(TelemetryNames.RequestModel, RequestedModel),
        new(TelemetryNames.Workflow, Workflow),
        new(TelemetryNames.Environment, Environment),
    ];
}
