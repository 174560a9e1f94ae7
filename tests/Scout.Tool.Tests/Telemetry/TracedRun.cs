using System.Diagnostics;

namespace Scout.Tool.Tests.Telemetry;

/// <summary>Runs the workflow <c>traced</c> by the built tool, in a process of its own, with a worker of its own.</summary>
internal sealed class TracedRun : IDisposable
{
    public const string Secret = "canary-secret-4711";
    public const string Message = "canary-message";

    private readonly RunFolder _project;

    private TracedRun(RunFolder project) => _project = project;

    public static async Task<TracedRun> CreateAsync()
    {
        var project = await RunFolder.CreateAsync(workflows: "traced");
        await File.WriteAllTextAsync(project.Folder.File("scout.json"), """
            { "models": { "fast": { "provider": "script", "replies": "replies.json", "price": { "input": 1000, "output": 10000 } } } }
            """);
        await File.WriteAllTextAsync(project.Folder.File("replies.json"), """
            { "replies": [{ "block": "ask", "contains": "no secret", "reply": "canary-answer" }, { "block": "ask", "reply": "canary-answer canary-secret-4711", "tokens": { "input": 120, "output": 30 } }] }
            """);
        return new(project);
    }

    public RunFolder Project => _project;

    /// <summary>Runs the tool with variables, where these say nothing with none of OpenTelemetry's.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(IEnumerable<(string Name, string? Value)> variables, string kind, string url, Action<Process, string>? line = null, string message = Message) =>
        ToolAsync(variables, ["run", "traced", "--no-build", "--input", $"message={message}", "--input", $"url={url}/other", "--input", $"kind={kind}"], line);

    public Task<(int ExitCode, string Output, string Error)> ToolAsync(IEnumerable<(string Name, string? Value)> variables, string[] arguments, Action<Process, string>? line = null)
    {
        var start = ToolProcess.Start(_project.Folder.Path, arguments);
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("OTEL_", StringComparison.Ordinal) || name.StartsWith("TRACE", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["Secrets__canary"] = Secret;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return ToolProcess.RunAsync(start, line);
    }

    public static (string Name, string? Value)[] To(string url) => [("OTEL_EXPORTER_OTLP_ENDPOINT", url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    public void Dispose() => _project.Dispose();
}
