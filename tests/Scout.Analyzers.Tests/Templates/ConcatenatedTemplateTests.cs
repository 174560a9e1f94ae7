using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class ConcatenatedTemplateTests
{
    private const string Rule = "SCOUT1035";

    [Fact]
    public Task Each_part_that_is_no_constant_triggers() => RuleTest.Check(Rule, """
        var name = DateTime.MinValue.ToString();
        flow.Text("first", "Hello " + [|name|] + " and " + input.Text);
        flow.Text("second", (string)$"Hello {[|name|]}");
        flow.Http("ask", new() { Url = "https://a.test", Headers = new() { ["X-A"] = "Hello " + [|name|] } });
        """, "is joined to the text of a template, so that its text is run as Scriban; write it as a hole of one interpolated string");

    [Fact]
    public Task Holes_constants_and_whole_strings_do_not_trigger() => RuleTest.Check(Rule, """
        const string Name = "Anna";
        var text = DateTime.MinValue.ToString();
        flow.Text("first", "Hello " + Name + $"{Name}");
        flow.Text("second", $"Hello {text}" + $"{input.Text}");
        flow.Text("third", text);
        """);
}
