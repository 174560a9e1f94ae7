using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Code;

public class CodeArgumentsTests
{
    [Theory]
    [InlineData("""flow.Code("a", Desk.FindOrder, [|5|]);""", "block 'a': 'number' of 'Desk.FindOrder' is string, and '5' is int; pass a value of the parameter's type, or change the parameter")]
    [InlineData("""flow.Code("a", Desk.FindOrder, [|input|]);""", "'number' of 'Desk.FindOrder' is string, and 'input' is Request")]
    [InlineData("""flow.Code("a", Desk.Add, 5m, [|input.Text|]);""", "'order' of 'Desk.Add' is Order, and 'input.Text' is string")]
    [InlineData("""flow.Code("a", Desk.FindOrder, input.Text, [|5|]);""", "'Desk.FindOrder' takes 1 value, and '5' is one too many")]
    [InlineData("""flow.Code("a", [|Desk.FindOrder|]);""", "'Desk.FindOrder' also takes 'number' (string), for which there is no value; pass one, or give the parameter a default")]
    [InlineData("""flow.Code("a", [|Desk.Add|], 5m, options: new() { DisplayName = "x" });""", "'Desk.Add' also takes 'order' (Order)")]
    public Task What_the_method_does_not_take_triggers(string statement, string message) => RuleTest.Check("SCOUT2008", statement, message, compiles: false);

    [Theory]
    [InlineData("SCOUT2003", """flow.Code("a", [|Log|], input.Text);""", "block 'a': 'Example.Log' returns no value; return Task<T>, ValueTask<T> or T")]
    [InlineData("SCOUT2001", """flow.Code("a", [|text => text.Length|], "x");""", "block 'a': its code is a lambda")]
    public Task What_is_no_code_is_told_as_such(string rule, string statement, string message) =>
        RuleTest.Check(rule, Prelude.Definition(statement, "public static void Log(string text) { }"), message, compiles: false);

    [Fact]
    public Task What_the_method_takes_does_not_trigger() => RuleTest.Check("SCOUT2008", """
        flow.Code("a", Desk.FindOrder, "A-5");
        flow.Code("b", Desk.Add, 5, flow.Code("c", Desk.FindOrder, input.Text), new() { DisplayName = "x" });
        flow.Code("d", Desk.FindCustomer, input.Text);
        """);
}
