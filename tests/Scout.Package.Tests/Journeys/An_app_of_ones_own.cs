using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

/// <summary>The page of the server has the program: here it is built from the packed package, and asked.</summary>
public sealed partial class An_app_of_ones_own(PackageFeed feed)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Scout.Server" Version="VERSION" />
          </ItemGroup>
        </Project>
        """;

    private const string Desk = """
        using Scout;

        namespace Desk;

        [Shape] public sealed record Request(string UserMessage);

        [Shape] public sealed record Reply(string Answer, string Category);

        /// <summary>Answers a customer.</summary>
        [Workflow("support-desk")]
        public sealed class SupportDesk : Workflow<Request, Reply>
        {
            protected override Value<Reply> Define(Flow flow, Value<Request> input)
            {
                var answer = flow.Text("answer", $"You wrote: {input.UserMessage}");
                return Reply.Of(answer: answer, category: "order");
            }
        }
        """;

    [Fact]
    public async Task Serves_the_workflows_of_its_repository_in_ten_lines()
    {
        var repository = feed.NewConsumer("Desk").Write("scout.json", "{}")
            .Write("Shop/Shop.csproj", Sources.Project).Write("Shop/Greeting.cs", Sources.Greeting())
            .Write("App/App.csproj", Project).Write("App/Program.cs", Program);
        var built = await repository.BuildAsync("Shop");
        var app = await repository.BuildAsync("App", "-warnaserror");

        await using var running = await RunningApp.StartAsync(repository, "App/bin/Debug/net10.0/App.dll");
        var answer = await AskAsync(repository, running.Client);

        Assert.InRange(Program.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 5, 10);
        Assert.Equal(("Hello Madam Ada, welcome.", 0), (answer.GetProperty("run").GetProperty("output").GetString(), app.Snapshots));
        Assert.StartsWith(built.Revision.Id, answer.GetProperty("revision_id").GetString(), StringComparison.Ordinal);
        Assert.Equal("the desk", await running.Client.GetStringAsync("/", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task May_be_the_project_that_defines_the_workflows()
    {
        var both = Project.Replace("<PackageReference ", """<PackageReference Include="Scout.Build" Version="VERSION" /><PackageReference """, StringComparison.Ordinal);
        var desk = feed.NewConsumer().Write("Shop.csproj", both).Write("Greeting.cs", Sources.Greeting()).Write("Program.cs", Program);
        var built = await desk.BuildAsync("-warnaserror");

        await using var running = await RunningApp.StartAsync(desk, "bin/Debug/net10.0/Shop.dll");
        var answer = await AskAsync(desk, running.Client);

        Assert.StartsWith(built.Revision.Id, answer.GetProperty("revision_id").GetString(), StringComparison.Ordinal);
        Assert.Equal("Hello Madam Ada, welcome.", answer.GetProperty("run").GetProperty("output").GetString());
    }

    [Fact]
    public async Task Is_called_by_the_program_on_the_page_of_the_client()
    {
        var repository = feed.NewConsumer("Desk").Write("scout.json", "{}")
            .Write("Desk/Desk.csproj", Sources.Project).Write("Desk/SupportDesk.cs", Desk)
            .Write("App/App.csproj", Project).Write("App/Program.cs", Program)
            .Write("Caller/Caller.csproj", Project.Replace(".Web", "", StringComparison.Ordinal).Replace("Scout.Server", "Scout.Client", StringComparison.Ordinal).Replace("<TargetFramework>", "<OutputType>Exe</OutputType><TargetFramework>", StringComparison.Ordinal))
            .Write("Caller/Program.cs", OfPage("Scout.Client", "program"));
        foreach (var project in (string[])["Desk", "App", "Caller"])
        {
            await repository.BuildAsync(project, "-warnaserror");
        }

        await using var running = await RunningApp.StartAsync(repository, "App/bin/Debug/net10.0/App.dll");
        var called = await repository.DotnetAsync("Caller/bin/Debug/net10.0/Caller.dll", running.Client.BaseAddress!.AbsoluteUri, await KeyAsync(repository));

        called.MustExitWith(0);
        var lines = called.Output.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["You wrote: Where is my order?", "RunStartedEvent", "BlockStartedEvent", "answer: You wrote: Where is my order?", "order"], lines[..5]);
        Assert.Equal("0 RunStartedEvent", lines[5]);
        Assert.Equal(3, lines.Count(line => line.EndsWith(" completed", StringComparison.Ordinal)));
    }

    private static async Task<JsonElement> AskAsync(Consumer consumer, HttpClient client)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync(consumer));
        using var response = await client.PostAsJsonAsync("/v2/workflows/greeting/execute?environment=console", new { inputs = new { name = "Ada" } }, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {body}");
        return JsonElement.Parse(body);
    }

    private static async Task<string> KeyAsync(Consumer consumer) =>
        (await consumer.ScoutAsync(0, "keys", "add", "first", "--environment", "development", "--can", "execute,read")).Output.Trim();

    private static string Program { get; } = OfPage("Scout.Server", "app");

    // The block of a page that has a word behind its language.
    private static string OfPage(string project, string word) =>
        Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", project, "README.md")).ReplaceLineEndings("\n")).Single(block => block.Groups["word"].Value == word).Groups["text"].Value;

    [GeneratedRegex("```csharp (?<word>[a-z]+)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
