using System.IO.Compression;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>The rules of the package, each of which has a page in it.</summary>
public sealed class Every_rule(PackageFeed feed)
{
    // Found only where the parser is not: see A_missing_template_parser.
    private const string ParserMissing = "SCOUT1099";

    // What breaks them does not compile: see First_mistakes and Switches_of_projects.
    private static readonly string[] BesideTheCompiler = ["SCOUT1028", "SCOUT1042", "SCOUT1043", "SCOUT1046", "SCOUT2008"];

    private static readonly string[] Fixed = ["SCOUT1001", "SCOUT1002", "SCOUT1004", "SCOUT1011", "SCOUT1012", "SCOUT1014", "SCOUT1026", "SCOUT1033", "SCOUT1036", "SCOUT1037", "SCOUT1040", "SCOUT1041", "SCOUT2001", "SCOUT2005", "SCOUT2007", "SCOUT2017", "SCOUT2020", "SCOUT2022", "SCOUT2030", "SCOUT2041", "SCOUT2042", "SCOUT3015"];

    [Fact]
    public void Has_a_violation_here() =>
        Assert.Empty(Rules().Except([ParserMissing, .. BesideTheCompiler]).Except(Violations.Sources.SelectMany(file => Violations.In(file.Key, file.Value)).Select(finding => finding.Id)));

    [Fact]
    public async Task Is_found_on_the_line_of_its_violation_and_nothing_else_is()
    {
        var shop = await feed.NewConsumer().WithViolationsAsync();

        var build = await shop.TryBuildAsync("-p:ScoutSnapshot=false");

        build.MustExitWith(1);
        Finding.MustBe(Expected(shop), shop);
    }

    [Fact]
    public async Task With_a_fix_is_mended_by_dotnet_format()
    {
        var shop = await feed.NewConsumer().WithViolationsAsync();

        var format = await shop.DotnetAsync(["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. Rules()]);

        format.MustExitWith(0);
        foreach (var (file, text) in Violations.Sources)
        {
            Assert.Equal(Violations.Mended.GetValueOrDefault(file, text), await File.ReadAllTextAsync(shop.PathOf(file), TestContext.Current.CancellationToken));
        }

        await shop.TryBuildAsync("-p:ScoutSnapshot=false");
        Finding.MustBe(Expected(shop).Where(finding => !Fixed.Contains(finding.Id)), shop);
    }

    private IEnumerable<Finding> Expected(Consumer shop)
    {
        var rules = Rules();
        return Violations.Sources.Keys.SelectMany(file => Violations.In(file, File.ReadAllText(shop.PathOf(file)))).Where(finding => rules.Contains(finding.Id));
    }

    /// <summary>The rules that have a page in the package.</summary>
    private HashSet<string> Rules()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Feed, $"Scout.Build.{feed.Version}.nupkg"));
        return [.. package.Entries.Where(entry => entry.FullName.StartsWith("rules/", StringComparison.Ordinal)).Select(entry => Path.GetFileNameWithoutExtension(entry.Name))];
    }
}
