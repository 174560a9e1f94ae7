using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Values;

public class MadeWithNewTests
{
    private const string Rule = "SCOUT1046";

    private const string Types = """
        public sealed record Plain(string Text, int Size = 1);
        public sealed record Pair(Value<string> Left, Value<string> Right, string Name);
        """;

    [Theory]
    [InlineData("""var reply = [|new Reply(input.Text)|];""", "'new' makes a Reply while the workflow is built, and 'input.Text' is known only when it runs; write Reply.Of(answer: input.Text)")]
    [InlineData("""return [|new Reply(input.Text, "x")|];""", "write Reply.Of(answer: input.Text, note: \"x\")")]
    [InlineData("""return [|new(input.Text)|];""", "write Reply.Of(answer: input.Text)")]
    [InlineData("""Value<Reply> reply = [|new Reply(Note: input.Email, Answer: "x")|];""", "write Reply.Of(note: input.Email, answer: \"x\")")]
    [InlineData("""var reply = [|new Reply("x") { Note = input.Text }|];""", "'input.Text' is known only when it runs; write Reply.Of(answer: \"x\", note: input.Text)")]
    [InlineData("""flow.Code("a", Desk.Add, 5m, [|new Order(input.Text, 3)|]);""", "write Order.Of(number: input.Text, price: 3)")]
    [InlineData("""var order = [|new Order(input.Text)|];""", "write Order.Of(...)")]
    [InlineData("""var plain = [|new Example.Plain(input.Text)|];""", "mark Plain with [Shape], and write Plain.Of(text: input.Text)")]
    [InlineData("""var uri = [|new Uri(input.Text)|];""", "make it in a code block")]
    public Task A_new_thing_that_is_given_a_value_triggers(string statement, string message) =>
        RuleTest.Check(Rule, Prelude.Definition(statement, Types), message, compiles: false);

    [Fact]
    public Task What_takes_values_and_what_is_given_none_does_not_trigger() => RuleTest.Check(
        Rule,
        Prelude.Definition(
            """
                    var pair = new Pair(input.Text, input.Text, "x") { Left = input.Text };
                    var pairs = new List<Value<string>>(1) { input.Text };
                    flow.Llm("a", new() { Model = "fast", Prompt = input.Text });
                    flow.Code("b", Desk.Add, 5m, new Order("x", 3) { Price = 4 });
            """,
            Types));

    [Fact]
    public Task Another_mistake_does_not_trigger() => RuleTest.Check(Rule, "var order = new Order(5, \"x\");", compiles: false);

    [Fact]
    public Task The_fix_makes_it_by_Of() => FixTest<MadeWithNewFixer>.Check(
        Rule,
        """
                var order = [|new Order({|CS1503:input.Text|}, Price: 3)|];
                return [|new Reply("x") { Note = {|CS0029:input.Text|} }|];
        """,
        """
                var order = Order.Of(number: input.Text, price: 3);
                return Reply.Of(answer: "x", note: input.Text);
        """);
}
