using System.Text.Json;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

/// <summary>What a newcomer does in the first half hour, with what a newcomer has: the packages, and no key.</summary>
public sealed class A_new_project(PackageFeed feed)
{
    [Fact]
    public async Task From_the_template_builds_runs_promotes_and_rolls_back_with_no_further_step()
    {
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop");
        var first = await shop.BuildAsync("-warnaserror");

        Assert.Equal("shop", first.Revision.Workflow);
        Assert.Equal(1, (await shop.ScoutAsync(0, "status", "--format", "json")).Json.GetProperty("workflows").GetArrayLength());

        var run = (await shop.ScoutAsync(0, "run", "--inputs", "inputs/complaint.json", "--format", "json")).Json;
        Assert.Equal(("shop", "development", "completed"), (Text(run, "workflow"), Text(run, "environment"), Text(run, "status")));
        Assert.StartsWith(first.Revision.Id, Text(run, "revision_id"), StringComparison.Ordinal);
        Assert.Contains("1043", run.GetProperty("blocks").GetProperty("order").GetRawText(), StringComparison.Ordinal);
        Assert.NotEqual("", run.GetProperty("output").GetProperty("answer").GetString());

        var inline = (await shop.ScoutAsync(0, "run", "--input", "text=Where is #7?", "--format", "json")).Json;
        Assert.Contains("Hello there", inline.GetProperty("output").GetProperty("answer").GetString(), StringComparison.Ordinal);

        await shop.ScoutAsync(4, "promote", "--to", "production", "--reason", "too early");
        await shop.ScoutAsync(0, "promote", "--to", "staging", "--reason", "first");
        var store = shop.StoreFiles();
        await shop.ScoutAsync(0, "promote", "--to", "staging", "--reason", "first");
        Assert.Equal(store.Keys, shop.StoreFiles().Keys);

        shop.Edit("ShopWorkflow.cs", "in two sentences", "warmly, in two sentences");
        var second = await shop.BuildAsync();
        Assert.Equal(first.Revision.Id, second.Revision.Was);
        Assert.Contains("apologise", second.Revision.Name, StringComparison.Ordinal);

        Assert.Contains("apologise", (await shop.ScoutAsync(0, "diff", "staging", "latest", "--view", "blocks")).Output, StringComparison.Ordinal);
        await shop.ScoutAsync(2, "diff", "staging", "latest", "--format", "json", "--exit-code");
        await shop.ScoutAsync(0, "diff", "latest", "latest", "--format", "json", "--exit-code");

        await shop.ScoutAsync(0, "promote", "--to", "staging", "--reason", "kinder");
        await shop.ScoutAsync(6, "promote", "--to", "staging", "--expect", "0000000000", "--reason", "x");
        await shop.ScoutAsync(0, "rollback", "--environment", "staging", "--reason", "worse");
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "what staging runs");

        var production = (await shop.ScoutAsync(0, "run", "--environment", "production", "--inputs", "inputs/question.json", "--format", "json")).Json;
        Assert.StartsWith(first.Revision.Id, Text(production, "revision_id"), StringComparison.Ordinal);

        Assert.Contains(second.Revision.Id, (await shop.ScoutAsync(0, "history")).Output, StringComparison.Ordinal);
        Assert.Contains(Text(run, "run_id"), (await shop.ScoutAsync(0, "runs", "--format", "json")).Output, StringComparison.Ordinal);
        Assert.Equal(Text(production, "run_id"), Text((await shop.ScoutAsync(0, "logs", "--format", "json")).Json, "run_id"));
        await shop.ScoutAsync(0, "check");

        var record = Directory.EnumerateFiles(shop.PathOf(".scout/promotions/shop")).Order(StringComparer.Ordinal).First();
        shop.Edit(Path.GetRelativePath(shop.Folder, record), "first", "fiRst");
        Assert.NotEqual(0, (await shop.RunAsync(await feed.ToolAsync(), "check")).ExitCode);
    }

    [Fact]
    public async Task From_the_template_runs_under_dotnet_run_as_it_does_under_F5()
    {
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("OrderDesk");

        var asItIs = await shop.DotnetAsync("run");
        var other = await shop.DotnetAsync("run", "--no-build", "--", "--inputs", "inputs/question.json");

        asItIs.MustExitWith(0);
        Assert.Contains("\"category\": \"complaint\"", asItIs.Output, StringComparison.Ordinal);
        other.MustExitWith(0);
        Assert.Contains("\"category\": \"order\"", other.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop", "shop", "ShopWorkflow.cs")]
    [InlineData("MyShop", "my-shop", "MyShopWorkflow.cs")]
    [InlineData("order-desk", "order-desk", "OrderDeskWorkflow.cs")]
    [InlineData("My.Shop2", "my-shop-2", "MyShop2Workflow.cs")]
    public async Task From_the_template_has_ids_and_names_that_fit_its_own_name(string name, string workflow, string file)
    {
        var project = await feed.NewConsumer("Projects").NewWorkflowAsync(name);

        Assert.Contains($"[Workflow(\"{workflow}\")]", await File.ReadAllTextAsync(project.PathOf(file), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brings_the_tool_as_a_local_tool()
    {
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop");

        (await shop.DotnetAsync("tool", "restore")).MustExitWith(0);
        var version = await shop.DotnetAsync("scout", "--version");

        version.MustExitWith(0);
        Assert.StartsWith("0.1.0", version.Output, StringComparison.Ordinal);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}
