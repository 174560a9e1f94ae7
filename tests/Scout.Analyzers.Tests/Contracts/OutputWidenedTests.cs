using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class OutputWidenedTests
{
    private const string Rule = "SCOUT3014";
    private const string Types = "public sealed record Input(string Name);\npublic enum Style { Casual, Formal }\n";

    [Theory]
    [InlineData("string required", "string? [|A|]", "may be null now")]
    [InlineData("string required", "string [|A|] = \"\"", "may be left out now")]
    [InlineData("enum required casual", "Style [|A|]", "may be 'formal' now")]
    [InlineData("enum required casual formal", "string [|A|]", "was one of a list of texts and is a text now")]
    [InlineData("integer:int32 required", "double [|A|]", "was a whole number (int32) and is a number now")]
    [InlineData("string required", "int [|A|]", "was a text and is a whole number (int32) now")]
    [InlineData("string required", "System.Text.Json.JsonElement [|A|]", "was a text and is any JSON now")]
    public Task A_member_that_may_be_more_triggers(string before, string after, string what) => RuleTest.Check(
        Rule, Running.Source($"{Types}public sealed record Answer({after});", output: "Answer"),
        $"output 'a' {what}, but production runs 3f9a1c2b7e, whose callers do not expect that; leave it as it was", Running.File("input $.name string required\noutput $.a " + before, output: "object"));

    [Fact]
    public Task A_whole_output_that_is_another_triggers_where_the_workflow_names_it() => RuleTest.Check(
        Rule, Running.Source("public sealed record Input(string Name);", output: "[|int|]"), "the output was a text and is a whole number (int32) now", Running.File("input $.name string required"));

    [Theory]
    [InlineData("string required", "string A")]
    [InlineData("string? optional", "string A")]
    [InlineData("string required", "string A, string? B = null")]
    [InlineData("enum required casual formal more", "Style A")]
    [InlineData("number required", "int A")]
    [InlineData("unknown optional", "int? A")]
    public Task A_member_that_is_as_it_was_or_less_does_not_trigger(string before, string after) => RuleTest.Check(
        Rule, Running.Source($"{Types}public sealed record Answer({after});", output: "Answer"), files: Running.File("input $.name string required\noutput $.a " + before, output: "object"));
}
