using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class NameTakenTests
{
    private const string Rule = "SCOUT1019";

    [Theory]
    [InlineData("{{ [|first|] = 1 }}{{ first = 2 }}")]
    [InlineData("{{ for [|first|] in [1] }}{{ end }}")]
    [InlineData("{{ capture [|inputs|] }}{{ end }}")]
    public Task A_name_that_can_be_read_triggers(string template) => RuleTest.Check(
        Rule, $$"""flow.Text("first", "a"); flow.Text("note", "{{template}}");""", "which is the name of something that it can read; use another name");

    [Fact]
    public Task Another_name_does_not_trigger() => RuleTest.Check(Rule, """flow.Text("note", "{{ later = 1 }}"); flow.Text("later", "a");""");
}
