using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Execution.Code;
using Scout.Revisions.Model;
using Scout.Revisions.Schemas;
using Scout.Revisions.Telemetry;

namespace Scout.Execution.Models;

/// <summary>A C# method that a model may call. What does not fit its schema is told to the model, which may try again.</summary>
internal sealed class MethodTool(string name, LlmTool tool, CallableMethod method) : AIFunction
{
    public override string Name => name;

    public override string Description => tool.Description ?? "";

    public override JsonElement JsonSchema => tool.Input.Json;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var given = JsonSerializer.SerializeToElement(arguments.ToDictionary(StringComparer.Ordinal), JsonShape.Options);
        var problems = SchemaCheck.ValidateAnswer(tool.Input, given, out var fitting, name);
        if (!problems.IsEmpty)
        {
            throw ModelErrors.ToolArgumentsDoNotFit(name, problems);
        }

        // Outside of a trace there is none.
        using var span = Spans.Source.StartActivity($"execute_tool {name}");
        span?.SetTag(TelemetryNames.Operation, "execute_tool").SetTag(TelemetryNames.Tool, name);
        var values = method.Names.Select(parameter => fitting.TryGetProperty(parameter, out var value) ? value : default).ToArray();
        try
        {
            return await method.InvokeAsync(values, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var error = ModelFailures.Kind(exception);
            span?.SetTag(TelemetryNames.Error, error).SetStatus(ActivityStatusCode.Error, error);
            throw;
        }
    }
}
