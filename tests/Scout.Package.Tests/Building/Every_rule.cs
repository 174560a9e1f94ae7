using System.IO.Compression;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>The rules of the package, each of which has a page in it.</summary>
public sealed class Every_rule(PackageFeed feed)
{
    // Found only where the parser is not: see A_missing_template_parser.
    private const string ParserMissing = "SCOUT1099";

    private static readonly string Project = Sources.Project.Replace("</PropertyGroup>", $"<ImplicitUsings>disable</ImplicitUsings><Nullable>enable</Nullable>{Finding.LogProperty}</PropertyGroup>", StringComparison.Ordinal);

    [Fact]
    public void Has_a_violation_here() =>
        Assert.Empty(Rules().Except([ParserMissing]).Except(Violations.Expected.Select(finding => finding.Id)));

    [Fact]
    public async Task Is_found_on_the_line_of_its_violation_and_nothing_else_is()
    {
        var shop = await Violations.PromotedAsync(feed.NewConsumer(), Project);
        foreach (var (file, text) in Violations.Sources)
        {
            shop.Write(file, text);
        }

        var build = await shop.TryBuildAsync("-p:ScoutSnapshot=false");

        build.MustExitWith(1);
        var rules = Rules();
        var expected = Violations.Expected.Where(finding => rules.Contains(finding.Id)).ToList();
        var found = Finding.In(shop);
        Assert.True(
            found.SetEquals(expected),
            $"Not found:\n{string.Join('\n', expected.Except(found))}\nFound, not expected:\n{string.Join('\n', found.Except(expected))}\n{build.Text}");
    }

    /// <summary>The rules that have a page in the package.</summary>
    private HashSet<string> Rules()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Feed, $"Scout.Build.{feed.Version}.nupkg"));
        return [.. package.Entries.Where(entry => entry.FullName.StartsWith("rules/", StringComparison.Ordinal)).Select(entry => Path.GetFileNameWithoutExtension(entry.Name))];
    }
}
