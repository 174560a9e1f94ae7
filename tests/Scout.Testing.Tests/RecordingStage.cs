using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Scout.Testing.Tests.Workflows;

namespace Scout.Testing.Tests;

/// <summary>A service and a model that are really asked, a project's settings for them, and a folder for cassettes.</summary>
internal sealed class RecordingStage : IVoice, IAsyncDisposable
{
    private const string Mode = "SCOUT_CASSETTE";
    private readonly string? _mode = Environment.GetEnvironmentVariable(Mode);
    private readonly string? _ci = Environment.GetEnvironmentVariable("CI");
    private readonly WebApplication _server;
    private int _requests;
    private int _prompts;

    private RecordingStage(WebApplication server)
    {
        _server = server;
        Say("CI", null);
        Say(Mode, null);
    }

    public const string Secret = "a-very-secret-token-9";

    public string Folder { get; } = Directory.CreateTempSubdirectory("scout-testing-").FullName;

    public string File => Path.Combine(Folder, "cassettes", "lookup.json");

    /// <summary>What was really asked: requests of the service, prompts of the model.</summary>
    public (int Requests, int Prompts) Asked => (_requests, _prompts);

    /// <summary>What the service answers at first.</summary>
    public int FirstStatus { get; set; } = 200;

    /// <summary>A test that records there.</summary>
    public WorkflowTest Test => Tests.Of<RecordedWorkflow>().Settings(Path.Combine(Folder, "scout.json")).Cassette(File).Secret("THINGS_TOKEN", Secret).Service<IVoice>(this);

    public static async Task<RecordingStage> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var stage = new RecordingStage(server);
        server.Run(stage.AnswerAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        var url = new Uri(server.Urls.Single());
        await System.IO.File.WriteAllTextAsync(
            Path.Combine(stage.Folder, "scout.json"),
            $$"""{ "models": { "voice": { "provider": "services" } }, "variables": { "service": "{{url.GetLeftPart(UriPartial.Authority)}}" }, "http": { "private": ["{{url.Authority}}"] } }""",
            TestContext.Current.CancellationToken);
        return stage;
    }

    /// <summary>What the process is started with.</summary>
    public static void Say(string variable, string? value) => Environment.SetEnvironmentVariable(variable, value);

    public static void SayMode(string? mode) => Say(Mode, mode);

    public string Say(string prompt)
    {
        Interlocked.Increment(ref _prompts);
        return prompt.StartsWith("Close", StringComparison.Ordinal) ? "The end.\nReally." : $$"""{"text": "{{prompt.Split('\n')[0]}}", "sure": 0.50}""";
    }

    public async ValueTask DisposeAsync()
    {
        Say(Mode, _mode);
        Say("CI", _ci);
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var isFirst = Interlocked.Increment(ref _requests) == 1;
        http.Response.StatusCode = isFirst ? FirstStatus : 200;
        http.Response.Headers["X-Count"] = "7";
        http.Response.Headers.SetCookie = "session=1";
        await http.Response.WriteAsJsonAsync(new { text = $"{http.Request.Headers.Authorization} knows {http.Request.Path}", sure = 1.0m, more = "than asked" });
    }
}
