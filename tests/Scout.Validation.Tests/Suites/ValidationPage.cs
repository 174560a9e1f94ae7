using System.Text.RegularExpressions;
using Scout.Validation.Suites;

namespace Scout.Validation.Tests.Suites;

/// <summary>What the page says is what is read.</summary>
public partial class ValidationPage
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "src", "Scout.Validation", "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_suite_of_the_page_is_one()
    {
        var suite = SuiteOfText.Read(Fence.Match(Page).Groups["yaml"].Value, ("inputs/thank-you.json", """{ "user_message": "Thank you!" }"""));

        Assert.Equal(["lost parcel", "the directory is down"], suite.Cases.Select(one => one.Name));
        Assert.Equal((5, 4), (suite.Cases[0].Repeat, suite.Cases[0].Needed));
    }

    /// <remarks>A test of the tool runs that suite with that code.</remarks>
    [Fact]
    public void The_check_on_the_page_is_one_of_the_sample()
    {
        var code = Code.Match(Page).Groups["code"].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var sample = File.ReadAllText(Path.Combine(Root(), "tests", "SupportDesk", "Code", "Checks.cs"));

        Assert.InRange(code.Length, 5, 20);
        Assert.All(code, line => Assert.Contains(line, sample, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_expectation_has_a_row_on_the_page() =>
        Assert.Equal(ExpectationReader.Names.Order(StringComparer.Ordinal), Row.Matches(Page).Select(row => row.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_suites_of_the_sample_are_right()
    {
        var library = new SuiteLibrary(new SuiteFolder(Path.Combine(Root(), "tests", "SupportDesk")));

        Assert.All(library.Names, name => Assert.NotEmpty(library.Read(name).Cases));
        Assert.Contains("support-desk", library.Names);
    }

    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Scout.Build.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository");
    }

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex("```csharp\n(?<code>.+?)```", RegexOptions.Singleline)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"^\| `(?<name>\w+): (\{|\.\.\.|\[|true)", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
