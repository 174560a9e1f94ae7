using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Scout.Architecture.Tests;

/// <summary>What the pages tell to install is what is packed here, and no other package of that id.</summary>
public partial class InstallTests
{
    private static readonly string[] Packages =
    [
        "Scout.Templates",
        .. Repository.Files("src", "*.csproj").Select(file => (Name: Path.GetFileNameWithoutExtension(file), Project: XDocument.Load(file)))
            .Where(packed => packed.Project.Descendants("IsPackable").Any(packable => packable.Value == "true"))
            .Select(packed => packed.Project.Descendants("PackageId").SingleOrDefault()?.Value ?? packed.Name),
    ];

    [Theory]
    [InlineData("README.md", 1)]
    [InlineData("src/Scout.Tool/README.md", 2)]
    public void Every_command_that_installs_names_the_version_that_is_packed(string page, int count)
    {
        var version = XDocument.Load(Path.Combine(Repository.Root, "src", "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

        var installs = Install.Matches(Text(page)).Select(match => match.Value).ToArray();

        Assert.Equal(count, installs.Length);
        Assert.All(installs, install => Assert.True(install.EndsWith($"@{version}", StringComparison.Ordinal) || install.EndsWith($" --version {version}", StringComparison.Ordinal), install));
    }

    [Fact]
    public void The_mapping_on_the_page_brings_every_package_of_ours_from_one_source_and_nothing_else()
    {
        var mapping = XDocument.Parse(Mapping.Match(Text("src/Scout.Tool/README.md")).Groups[1].Value).Descendants("packageSource")
            .ToDictionary(source => (string)source.Attribute("key")!, source => source.Elements("package").Select(package => (string)package.Attribute("pattern")!).ToArray(), StringComparer.Ordinal);

        Assert.True(Packages.Length > 4, string.Join(", ", Packages));
        Assert.Equal(["*"], mapping["nuget.org"]);
        Assert.All(Packages, package => Assert.Contains(mapping["scout"], pattern => Takes(pattern, package)));
        Assert.All(mapping["scout"], pattern => Assert.Contains(Packages, package => Takes(pattern, package)));
        Assert.All(["Scout", "Scout.Client.Of.Others", "Newtonsoft.Json"], package => Assert.DoesNotContain(mapping["scout"], pattern => Takes(pattern, package)));
    }

    [Fact]
    public void The_template_tests_with_the_framework_that_is_used_here()
    {
        var ours = XDocument.Load(Path.Combine(Repository.Root, "tests", "Directory.Packages.props")).Descendants("PackageVersion").Single(package => (string?)package.Attribute("Include") == "xunit.v3");
        var named = XDocument.Load(Path.Combine(Repository.Root, "templates", "content", "scout-workflow", "ProjectName.Tests", "ProjectName.Tests.csproj")).Descendants("PackageReference")
            .Where(package => (string?)package.Attribute("Include") == "xunit.v3").Select(package => (string?)package.Attribute("Version") ?? (string?)package.Attribute("VersionOverride"));

        Assert.All(named, version => Assert.Equal((string?)ours.Attribute("Version"), version));
        Assert.Equal(2, named.Count());
    }

    private static bool Takes(string pattern, string package) =>
        pattern.EndsWith('*') ? package.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) : package.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"dotnet (tool|new) install [^#;\n]*\S(?=\s*(#|;|\n))")]
    private static partial Regex Install { get; }

    [GeneratedRegex("```xml mapping\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Mapping { get; }
}
