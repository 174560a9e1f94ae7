using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

public sealed class What_code_reaches(PackageFeed feed)
{
    [Fact]
    public async Task Is_named_by_a_diff_where_it_alone_differs()
    {
        var shop = feed.NewConsumer().WithGreeting().Write("scout.json", "{}")
            .Edit("Shop.csproj", "<PackageReference", "<PackageReference Include=\"Newtonsoft.Json\" Version=\"13.0.3\" /><PackageReference")
            .Edit("Greeting.cs", "name.EndsWith('a')", "Newtonsoft.Json.JsonConvert.SerializeObject(new Customer(name)).Length > 20")
            .Write("Customer.cs", "namespace Shop;\n\npublic sealed record Customer(string Name);\n");
        await shop.BuildAsync();
        shop.Edit("Shop.csproj", "13.0.3", "13.0.4")
            .Edit("Customer.cs", "string Name", "string Name, string Tier = \"gold\"");
        await shop.BuildAsync();

        var text = await shop.ScoutAsync(0, "diff", "latest~1", "latest");
        var json = await shop.ScoutAsync(0, "diff", "latest~1", "latest", "--format", "json");

        Assert.Contains("type Shop.Customer: its constructor has another signature, member Tier is new", text.Output, StringComparison.Ordinal);
        Assert.Contains("package Newtonsoft.Json 13.0.3 -> 13.0.4", text.Output, StringComparison.Ordinal);
        var source = json.Json.GetProperty("sources")[0];
        Assert.True(source.GetProperty("only_what_it_reaches").GetBoolean());
        Assert.Contains("package Newtonsoft.Json 13.0.3 -> 13.0.4", source.GetProperty("reached").EnumerateArray().Select(line => line.GetString()));
    }
}
