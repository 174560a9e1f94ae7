using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class OutputRemovedTests
{
    private const string Rule = "SCOUT3013";
    private const string Before = "input $.name string required\noutput $.language string optional\noutput $.text string required";

    [Fact]
    public Task A_member_that_is_gone_triggers() => RuleTest.Check(
        Rule, Running.Source("public sealed record Input(string Name);\npublic sealed record [|Answer|](string Text);", output: "Answer"),
        "output 'language' is gone, but production runs 3f9a1c2b7e, whose callers read 'language'; keep it, and add what is new beside it", Running.File(Before, output: "object"));

    [Fact]
    public Task A_member_that_is_not_written_any_more_triggers() => RuleTest.Check(
        Rule, Running.Source("using System.Text.Json.Serialization;\npublic sealed record Input(string Name);\npublic sealed record [|Answer|](string Text) { [JsonIgnore] public string? Language { get; init; } }", output: "Answer"),
        "output 'language' is gone", Running.File(Before, output: "object"));

    [Fact]
    public Task A_new_name_in_C_sharp_with_the_old_one_in_JSON_does_not_trigger() => RuleTest.Check(
        Rule, Running.Source("using System.Text.Json.Serialization;\npublic sealed record Input(string Name);\npublic sealed record Answer(string Text, [property: JsonPropertyName(\"language\")] string? Tongue);", output: "Answer"),
        files: Running.File(Before, output: "object"));

    [Fact]
    public Task An_input_that_is_gone_does_not_trigger() => RuleTest.Check(
        Rule, Running.Source("public sealed record Input;\npublic sealed record Answer(string Text, string? Language);", output: "Answer"), files: Running.File(Before, output: "object"));
}
