using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class TypedHolePossibleTests
{
    private const string Rule = "SCOUT1037";

    [Theory]
    [InlineData("{{ triage.category }} for {{ inputs.text }}", "'{{ triage.category }}' can be a typed hole, '{triage.Category}', whose name C# checks")]
    [InlineData("{{inputs.email}}", "'{{inputs.email}}' can be a typed hole, '{input.Email}', whose name C# checks")]
    public Task Paths_that_C_has_names_for_trigger(string template, string message) => RuleTest.Check(Rule, $$"""
        var triage = flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = "a" });
        flow.Text("note", [|"{{template}}"|]);
        """, message);

    [Fact]
    public Task In_a_request_they_trigger_too() => RuleTest.Check(Rule, """
        flow.Http("ask", new() { Url = [|"https://a.test/{{ inputs.text }}"|], Query = new() { ["q"] = [|"{{ inputs.email }}"|] }, Body = HttpBody.Json("{ \"a\": {{ vars.brand }} }") });
        """);

    [Theory]
    [InlineData("{{ inputs.text | string.upcase }}")]
    [InlineData("{{ if inputs.email }}{{ inputs.email }}{{ end }}")]
    [InlineData("{{ inputs.text }} {{ vars.brand }}")]
    [InlineData("{{ unheld }} {{ held.questions.size }} {{ inputs.nothing }}")]
    [InlineData("{{- inputs.text }}")]
    [InlineData("no code")]
    public Task Other_code_does_not_trigger(string template) => RuleTest.Check(Rule, $$"""
        flow.Text("unheld", "a");
        var held = flow.Llm<Triage>("held", new() { Model = "fast", Prompt = "a" });
        flow.Text("note", "{{template}}");
        """);

    [Fact]
    public Task The_fix_makes_the_string_an_interpolated_one() => FixTest<TypedHolePossibleFixer>.Check(
        Rule,
        """
        var customer = flow.Code("customer", Desk.FindCustomer, input.Email);
        var orders = flow.Code("orders", Desk.FindOrders, input.Text);
        flow.Text("note", [|"{ \"{{ customer.name }}\" }"|]);
        flow.ForEach("each", orders, (flow, order) => flow.Text("line", [|@"{{ item.number }}, ""{{ customer.tier }}"": {{ inputs.text }}"|]));
        """,
        """
        var customer = flow.Code("customer", Desk.FindCustomer, input.Email);
        var orders = flow.Code("orders", Desk.FindOrders, input.Text);
        flow.Text("note", $"{{ \"{customer.Name}\" }}");
        flow.ForEach("each", orders, (flow, order) => flow.Text("line", $@"{order.Number}, ""{customer.Tier}"": {input.Text}"));
        """);
}
