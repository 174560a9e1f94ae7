using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Editing;

public sealed class A_language_server(PackageFeed feed)
{
    private const string File = "ShopWorkflow.cs";

    [Fact]
    public async Task Marks_mistakes_while_they_are_typed_where_they_are()
    {
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop");
        await shop.BuildAsync();
        var right = await System.IO.File.ReadAllTextAsync(shop.PathOf(File), TestContext.Current.CancellationToken);
        await using var server = await LanguageServer.StartAsync(feed, shop);

        await server.TypeAsync(File, right);
        await server.MustSayAsync(File, right);

        var template = right.Replace("Hello {input.Customer}, thank", "Hello {{{{ inputs.custmer }}}}, thank", StringComparison.Ordinal);
        await server.TypeAsync(File, template);
        await server.MustSayAsync(File, template, "SCOUT1012 at custmer -> https://scout.build/rules/SCOUT1012");

        var model = right.Replace("Model = \"fast\"", "Model = \"clever\"", StringComparison.Ordinal);
        await server.TypeAsync(File, model);
        await server.MustSayAsync(
            File,
            model,
            "SCOUT2041 at \"clever\" -> https://scout.build/rules/SCOUT2041",
            "SCOUT2041 at \"clever\" -> https://scout.build/rules/SCOUT2041");

        // As the page says: an edit of scout.json counts when the project is loaded anew.
        shop.Edit("scout.json", "\"models\": {", "\"models\": { \"clever\": { \"provider\": \"script\", \"replies\": \"replies.json\" },");
        await server.SavedAsync("Shop.csproj");
        await server.MustSayAsync(File, model);
    }
}
