using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class UnknownFunctionTests
{
    private const string Rule = "SCOUT1026";

    [Theory]
    [InlineData("{{ inputs.text | string.[|upcse|] }}", "template: 'string' has no function 'upcse' in templates; did you mean 'upcase'?")]
    [InlineData("{{ date.[|now|] }}", "template: 'date.now' is not available in templates, which read no clock; read 'run.started_at', which is when the run began")]
    [InlineData("{{ run.started_at | date.[|fromat|] 'yyyy' }}", "template: 'date' has no function 'fromat' in templates; did you mean 'format'?")]
    [InlineData("{{ [|timespan|].from_days 1 }}", "template: 'timespan' is not available in templates, which give the same on every machine; use a code block")]
    public Task A_function_that_is_not_there_triggers(string template, string message) =>
        RuleTest.Check(Rule, $$"""flow.Text("note", "{{template}}");""", $"block 'note': {message}");

    [Fact]
    public Task Functions_that_are_there_do_not_trigger() => RuleTest.Check(Rule, """flow.Text("note", "{{ inputs.text | string.upcase | string.size | math.plus 1 }}");""");

    [Fact]
    public Task The_fix_takes_the_nearest_function() => FixTest<UnknownFunctionFixer>.Check(
        Rule,
        """flow.Text("note", "{{ inputs.text | string.[|upcse|] | html.[|escap|] }}");""",
        """flow.Text("note", "{{ inputs.text | string.upcase | html.escape }}");""");
}
