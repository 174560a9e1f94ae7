using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scout.Host.Workflows;

[Shape]
public sealed record Traces(string Message, string Url, string Kind = "fine");

/// <summary>Does what a trace should tell of: asks a model, asks a server, tells of itself, tries again, and goes through a list.</summary>
[Workflow("traced")]
public sealed class Traced : Workflow<Traces, string>
{
    public const string Source = "Host.Workflows.Own";
    private static readonly ActivitySource Own = new(Source);
    private static readonly HttpClient Http = new();

    protected override Value<string> Define(Flow flow, Value<Traces> input)
    {
        var asked = flow.Llm("ask", new() { Model = "fast", Prompt = $"Think about {input.Message}" });
        var fetched = flow.Code("fetch", Fetch, input.Url);
        var shaky = flow.Code("shaky", Shaky, input.Message, new() { Retry = Retry.Fixed(2, TimeSpan.FromMilliseconds(1)) });
        var each = flow.ForEach("each", Value.Of<string[]>(["a", "b"]), (flow, item) => flow.Text("line", $"{item}!"));
        var later = flow.Code("later", Fail, input.Message, new() { OnError = OnError.Fallback(flow => flow.Text("instead", "Later.")) });
        return flow.Code("last", Last, input.Kind, Value.Of("x"), flow.Text("all", $"{asked} {fetched} {shaky} {each} {later}"));
    }

    public static async Task<string> Fetch(string url, CancellationToken cancellation)
    {
        using var span = Own.StartActivity("own work");
        CodeContext.Current.Logger.LogWarning("asking");
        // As services have it whose URL is a key.
        var secret = CodeContext.Current.Services.GetRequiredService<IConfiguration>()["Secrets:canary"];
        span?.SetTag("own.token", $"token {secret}");
        span?.SetStatus(ActivityStatusCode.Error, $"with {secret}");
        return await Http.GetStringAsync($"{url}/hooks/{secret}?key=canary-query", cancellation);
    }

    public static string Shaky(string message) => CodeContext.Current.Attempt > 1 ? "done" : throw new InvalidOperationException($"Not with {message}");

    public static string Fail(string message) => throw new InvalidOperationException($"Never with {message}");

    public static async Task<string> Last(string kind, string given, string all, CancellationToken cancellation)
    {
        switch (kind)
        {
            case "fail":
                throw new InvalidOperationException($"It ends with {all}");
            case "exit":
                Environment.Exit(3);
                break;
            case "wait":
                await Task.Delay(Timeout.Infinite, cancellation);
                break;
            case "loaded":
                return string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name).Where(name => name!.Contains("Telemetry", StringComparison.Ordinal)));
        }

        return given + all;
    }
}
