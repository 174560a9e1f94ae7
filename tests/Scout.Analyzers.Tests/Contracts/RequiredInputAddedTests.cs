using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class RequiredInputAddedTests
{
    private const string Rule = "SCOUT3010";
    private const string Before = "input $.name string required";

    [Theory]
    [InlineData("public sealed record Input(string Name, string [|Locale|]);")]
    [InlineData("public sealed record Input(string Name) { public required string [|Locale|] { get; init; } }")]
    [InlineData("public sealed class Input { public required string Name { get; init; } public string [|Locale|] { get; init; } = null!; }")]
    [InlineData("public sealed record Input(string Name, int [|Locale|]);")]
    public Task A_member_that_must_be_sent_triggers(string types) => RuleTest.Check(
        Rule, Running.Source(types), "input 'locale' is required, but production runs 3f9a1c2b7e, whose callers do not send it; give it a default, or let it be null", Running.File(Before));

    [Fact]
    public Task A_required_member_of_a_new_member_is_the_new_ones() => RuleTest.Check(
        Rule, Running.Source("public sealed record Input(string Name, More [|More|]);\npublic sealed record More(string Inside);"), "input 'more' is required", Running.File(Before));

    [Theory]
    [InlineData("public sealed record Input(string Name, string Locale = \"en\");")]
    [InlineData("public sealed record Input(string Name, string? Locale);")]
    [InlineData("public sealed record Input(string Name) { public string Locale { get; init; } = \"en\"; }")]
    [InlineData("public sealed record Input(string Name) { public string Upper => Name.ToUpperInvariant(); }")]
    [InlineData("public sealed class Input { public Input() { Locale = \"en\"; } public required string Name { get; init; } public string Locale { get; init; } }")]
    public Task A_member_that_may_be_left_out_does_not_trigger(string types) => RuleTest.Check(Rule, Running.Source(types), files: Running.File(Before));

    [Fact]
    public Task A_new_output_does_not_trigger() => RuleTest.Check(
        Rule, Running.Source("public sealed record Input(string Name);\npublic sealed record Answer(string Text, string More);", output: "Answer"),
        files: Running.File(Before + "\noutput $.text string required", output: "object"));
}
