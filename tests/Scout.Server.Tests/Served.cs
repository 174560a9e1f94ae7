using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Environments;
using Scout.Environments.Projects;
using Scout.Runs;
using Scout.Runs.Keys;
using Scout.Runs.Serving;
using Scout.Web.Serving;

namespace Scout.Server.Tests;

/// <summary>A project whose workflows are built, and the server of it, on a free port of this machine.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-served-");

    /// <summary>The project file, by the name of what is built.</summary>
    public const string ProjectFile = "Scout.Host.Workflows.csproj";

    private WebApplication? _app;
    private string? _token;

    /// <summary>The folder of the project.</summary>
    public string Root => field ??= _folder.CreateSubdirectory("tea-shop").FullName;

    /// <summary>Asks with a key for everything.</summary>
    public HttpClient Client { get; private set; } = null!;

    public RunStore Runs => _app!.Services.GetRequiredService<RunStore>();

    public IServiceProvider Services => _app!.Services;

    public static async Task<Served> StartAsync(string[] workflows, Func<ServerSettings, ServerSettings>? with = null, Action<WebApplicationBuilder>? builder = null)
    {
        var served = await CreateAsync(workflows);
        await served.StartAsync(with, builder);
        return served;
    }

    /// <summary>A project that nobody serves yet.</summary>
    public static async Task<Served> CreateAsync(string[] workflows)
    {
        var served = new Served();
        foreach (var file in new[] { "scout.json", "replies.json" })
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(BuiltWorkflows.Output.Assembly)!, file), Path.Combine(served.Root, file));
        }

        await File.WriteAllTextAsync(Path.Combine(served.Root, ProjectFile), "<Project />");
        Store.Open(ScoutProject.Find(served.Root)).RecordBuild(new()
        {
            Project = Path.Combine(served.Root, ProjectFile),
            Workflows = [.. (await BuiltWorkflows.AllAsync()).Where(workflow => workflows.Contains(workflow.Workflow))],
            Output = BuiltWorkflows.Output,
            TargetFramework = "net10.0",
        });
        return served;
    }

    /// <summary>Starts the server, again where it was stopped.</summary>
    public async Task StartAsync(Func<ServerSettings, ServerSettings>? with = null, Action<WebApplicationBuilder>? builder = null)
    {
        var settings = new ServerSettings { Project = Root, Urls = ["http://127.0.0.1:0"] };
        _app = ServerProgram.Build(with is null ? settings : with(settings), made =>
        {
            made.Logging.ClearProviders();
            builder?.Invoke(made);
        });
        await _app.StartAsync();
        Client = new() { BaseAddress = new(_app.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", _token ??= await KeyAsync(name: "website"));
    }

    /// <summary>Stops it, in good order.</summary>
    /// <param name="disposesClient">Whether what is asked still is given up.</param>
    public async Task StopAsync(bool disposesClient = true)
    {
        if (disposesClient)
        {
            Client.Dispose();
        }

        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Makes a key.</summary>
    public async Task<string> KeyAsync(string? environments = "development", string scopes = "Execute Read Promote", string? workflow = null, DateTimeOffset? expires = null, string? name = null)
    {
        var issued = await Runs.Keys.AddAsync(new()
        {
            Id = "",
            Name = name ?? $"key-{Guid.NewGuid():N}",
            Environments = [.. (environments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Scopes = [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<KeyScope>)],
            Workflow = workflow,
            Created = DateTimeOffset.UtcNow,
            Expires = expires,
        });
        return issued.Token;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(Post(path, body, headers));

    public Task<Answer> PutAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(Request(HttpMethod.Put, path, body, headers));

    public static HttpRequestMessage Post(string path, object? body = null, params (string Name, string Value)[] headers) => Request(HttpMethod.Post, path, body, headers);

    public static HttpRequestMessage Request(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>Asks how a run stands until it stands so.</summary>
    public async Task<Answer> UntilAsync(string run, Func<Answer, bool> isSo)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        while (true)
        {
            var answer = (await GetAsync($"/v2/runs/{run}")).Expect(200);
            if (isSo(answer))
            {
                return answer;
            }

            Assert.True(DateTime.UtcNow < until, answer.Body);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        _folder.Delete(recursive: true);
    }
}

/// <summary>What the server answered.</summary>
internal sealed record Answer(int Status, string Body, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public JsonElement this[params string[] path] => path.Aggregate(Json, (json, name) => json.GetProperty(name));

    /// <summary>The answer, which has a status.</summary>
    public Answer Expect(int status)
    {
        Assert.True(Status == status, $"{Status}: {Body}");
        return this;
    }

    public string Header(string name) => Assert.Single(Headers.GetValues(name));
}
