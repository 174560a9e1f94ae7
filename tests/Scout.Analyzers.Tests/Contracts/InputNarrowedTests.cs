using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class InputNarrowedTests
{
    private const string Rule = "SCOUT3012";
    private const string Types = "public enum Style { Casual, Formal }\npublic sealed record Line(string Text);\n";

    [Theory]
    [InlineData("string required", "int [|A|]", "was a text and is a whole number (int32) now")]
    [InlineData("string? optional", "string [|A|] = \"\"", "may not be null any more")]
    [InlineData("string optional", "string [|A|]", "is required now")]
    [InlineData("string required", "Guid [|A|]", "was a text and is a text of the form uuid now")]
    [InlineData("string required", "Style [|A|]", "was a text and is one of a list of texts now")]
    [InlineData("enum required casual formal short", "Style [|A|]", "does not take 'short' any more")]
    [InlineData("number required", "int [|A|]", "was a number and is a whole number (int32) now")]
    [InlineData("array required\ninput $.a[] string? -", "List<string> [|A|]", "may not be null any more")]
    [InlineData("object required\ninput $.a{} number -", "Dictionary<string, int> [|A|]", "was a number and is a whole number (int32) now")]
    public Task A_member_that_takes_less_triggers(string before, string after, string what) =>
        RuleTest.Check(Rule, Running.Source($"{Types}public sealed record Input({after});"), what + ", but production runs 3f9a1c2b7e, whose callers send what was right before; take that too", Running.File("input $.a " + before));

    [Theory]
    [InlineData("string required", "string A")]
    [InlineData("string required", "string? A")]
    [InlineData("integer:int32 required", "double A")]
    [InlineData("integer:int32 required", "long A")]
    [InlineData("enum required casual", "Style A")]
    [InlineData("enum required casual", "string A")]
    [InlineData("string required", "System.Text.Json.JsonElement A")]
    [InlineData("unknown required", "int A")]
    [InlineData("recursive required", "int A")]
    [InlineData("string required", "object A")]
    [InlineData("string required", "Missing A")]
    public Task A_member_that_takes_as_much_or_is_not_known_does_not_trigger(string before, string after) =>
        RuleTest.Check(Rule, Running.Source($"{Types}public sealed record Input({after});").Replace("Missing", "IComparable", StringComparison.Ordinal), files: Running.File("input $.a " + before));

    [Fact]
    public Task An_output_that_narrows_does_not_trigger() => RuleTest.Check(
        Rule, Running.Source("public sealed record Input(string A);\npublic sealed record Answer(string Text);", output: "Answer"),
        files: Running.File("input $.a string required\noutput $.text string? optional", output: "object"));
}
