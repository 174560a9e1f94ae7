using System.Text.RegularExpressions;

namespace Scout.Architecture.Tests;

/// <summary>The host runs under the switches of a user's project, which may turn off reflection for JSON.</summary>
public partial class HostJsonTests
{
    public static TheoryData<string> Projects => ["Scout.Revisions", "Scout.Workflows", "Scout.Execution", "Scout.Host"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_runs_in_the_host_writes_and_reads_json_with_options_of_its_own(string project)
    {
        var loose =
            from file in Repository.Sources($"src/{project}")
            from Match call in Call().Matches(File.ReadAllText(file))
            where !Options().IsMatch(call.Value)
            select $"{Repository.Relative(file)}: {call.Value}: give it JsonShape, FilledJson, or the options of a generated context; make small values with PlainJson";

        Assert.Empty(loose);
    }

    [Fact]
    public void Our_own_types_are_described_by_generated_contexts()
    {
        // The types of a project's own code are read by reflection, in the one place that may.
        var reflecting = Repository.Sources("src")
            .Where(file => File.ReadAllText(file).Contains("DefaultJsonTypeInfoResolver", StringComparison.Ordinal))
            .Select(Repository.Relative);

        Assert.Equal(["src/Scout.Revisions/Schemas/JsonShape.cs"], reflecting);
    }

    [Theory]
    [InlineData("JsonSerializer.SerializeToElement(new { a = 1 });", false)]
    [InlineData("JsonSerializer.SerializeToElement(\n    value,\n    RunJson.Written);", true)]
    public void A_call_without_options_is_found(string code, bool isFine) => Assert.Equal(isFine, Options().IsMatch(Call().Match(code).Value));

    [GeneratedRegex(@"JsonSerializer\.(Serialize|Deserialize)\w*(<[^>]+>)?\([^;]*;")]
    private static partial Regex Call();

    [GeneratedRegex(@"\b(JsonShape\.Options|FilledJson\.Options|Written|Indented|Options|options\.GetTypeInfo\(typeof\(T\)\))\)")]
    private static partial Regex Options();
}
