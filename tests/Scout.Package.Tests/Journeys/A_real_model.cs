using Scout.Execution.Tests.Models;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

/// <summary>From the template to a model, with the packages alone: a server on this machine speaks as the provider does.</summary>
public sealed class A_real_model(PackageFeed feed)
{
    private const string Key = "sk-canary-4711";

    [Theory]
    [InlineData("openai", "OPENAI_API_KEY")]
    [InlineData("anthropic", "ANTHROPIC_API_KEY")]
    public async Task Needs_its_key_and_is_told_so_before_anything_runs(string provider, string key)
    {
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop", "-m", provider);
        await shop.BuildAsync("-warnaserror");

        var run = await shop.ScoutAsync(1, "run", "--no-build", "--inputs", "inputs/complaint.json");

        Assert.Contains($"SCOUT7417: The model 'fast' (provider '{provider}') needs a key, and the secret '{key}' is not set.", run.Diagnostics, StringComparison.Ordinal);
        Assert.Equal(0, (await shop.ScoutAsync(0, "runs", "--format", "json")).Json.GetProperty("runs").GetArrayLength());
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public async Task Answers_and_what_it_used_is_told_and_its_key_nowhere(string provider)
    {
        var dialect = Dialect.Of(provider);
        await using var stub = await ModelStub.StartAsync(
            new(dialect.Error("Slow down."), 429), new(dialect.Answer("""{"category":"complaint","upset":true}""")), new StubAnswer(dialect.Answer("We are sorry.")));
        var made = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop", "-m", provider);
        var shop = new Consumer(feed, made.Folder) { Environment = made.Environment.SetItem("STUB_KEY", Key) };
        shop.Write("scout.json", $$"""
            { "models": { "fast": { "provider": "{{provider}}", "model": "wanted", "endpoint": "{{stub.Url}}{{dialect.Base}}", "key": "STUB_KEY", "price": { "input": 1000, "output": 10000 } } } }
            """);
        shop.Edit("ShopWorkflow.cs", "Model = \"fast\",\n            Prompt", "Model = \"fast\",\n            Retry = Retry.Fixed(2, TimeSpan.Zero),\n            Prompt");
        await shop.BuildAsync("-warnaserror");

        var run = await shop.ScoutAsync(0, "run", "--no-build", "--inputs", "inputs/complaint.json", "--format", "json");

        Assert.Equal("We are sorry.", run.Json.GetProperty("output").GetProperty("answer").GetString());
        var used = run.Json.GetProperty("used");
        Assert.Equal((3, 3), (stub.Requests.Count, used.GetProperty("requests").GetInt32()));
        Assert.Equal((24, 6, 0.084m), (used.GetProperty("input_tokens").GetInt32(), used.GetProperty("output_tokens").GetInt32(), used.GetProperty("cost").GetDecimal()));
        Assert.False(used.TryGetProperty("unpriced_requests", out _));
        Assert.Contains("0.084", (await shop.ScoutAsync(0, "usage", "--by", "model")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, run.Text, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(shop.PathOf(".scout"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(Key, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Burdens_no_project_that_does_not_use_it()
    {
        var plain = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop");
        (await plain.DotnetAsync("publish", "-o", "out")).MustExitWith(0);

        Assert.DoesNotContain(
            Directory.EnumerateFiles(plain.PathOf("out")).Select(file => Path.GetFileName(file)),
            file => file!.StartsWith("OpenAI", StringComparison.Ordinal) || file.StartsWith("Anthropic", StringComparison.Ordinal) || file.StartsWith("OllamaSharp", StringComparison.Ordinal) || file.StartsWith("Scout.Models", StringComparison.Ordinal));
    }
}
