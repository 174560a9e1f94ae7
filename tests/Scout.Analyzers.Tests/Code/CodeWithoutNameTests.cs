using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Code;

public class CodeWithoutNameTests
{
    private const string Rule = "SCOUT2001";

    [Theory]
    [InlineData("""flow.Code("a", [|(string text) => text.Trim()|], input.Text);""")]
    [InlineData("""flow.Code("a", [|Local|], input.Text); static string Local(string text) => text;""")]
    [InlineData("""flow.Llm("a", new() { Model = "fast", Prompt = "x", Tools = [[|(string text) => text.Trim()|], Desk.FindOrder] });""")]
    public Task Code_without_a_name_triggers(string source) =>
        RuleTest.Check(Rule, source, "block 'a': its code is a lambda or a local function; make it a public static method");

    [Theory]
    [InlineData("""var limit = 3; var other = "x"; flow.Code("a", [|(string text) => text + limit + other + limit|], input.Text);""", "uses 'limit' and 'other' of the method around it")]
    [InlineData("""flow.Code("a", [|(string text) => text + ToString()|], input.Text);""", "uses 'this' of")]
    [InlineData("""var limit = 3; flow.Code("a", [|Local|], input.Text); string Local(string text) => text + limit;""", "uses 'limit' of")]
    [InlineData("""const int Limit = 3; flow.Code("a", [|(string text) => text + Limit + Local()|], input.Text); static int Local() => 1;""", "uses 'Limit' and 'Local' of")]
    public Task What_is_captured_is_named(string source, string message) => RuleTest.Check(Rule, source, message);

    [Theory]
    [InlineData("""flow.Code("a", Desk.FindOrder, input.Text);""")]
    [InlineData("""flow.Llm("a", new() { Model = "fast", Prompt = "x", Tools = [Desk.FindOrder] });""")]
    [InlineData("""flow.Text("a", $"{string.Join(",", new[] { "b" }.Select(text => text.Trim()))}");""")]
    public Task A_method_does_not_trigger(string source) => RuleTest.Check(Rule, source);

    [Fact]
    public Task The_fix_makes_methods_of_the_class() => FixTest<CodeWithoutNameFixer>.Check(
        Rule,
        """
        [Workflow("example")]
        public sealed class Example : Workflow<Request, Reply>
        {
            protected override Value<Reply> Define(Flow flow, Value<Request> input)
            {
                var name = flow.Code("short_name", [|(string text) => text.Trim()|], input.Text);
                var again = flow.Code("short name", [|async (string text, CancellationToken cancellation) =>
                {
                    await Task.Delay(1, cancellation);
                    return text.Length;
                }|], input.Text);
                var limit = 2;
                var last = flow.Code("last", [|(string text) => text + limit|], input.Text);
                return Reply.Of(answer: name);
            }
        }
        """,
        """
        [Workflow("example")]
        public sealed class Example : Workflow<Request, Reply>
        {
            protected override Value<Reply> Define(Flow flow, Value<Request> input)
            {
                var name = flow.Code("short_name", ShortName, input.Text);
                var again = flow.Code("short name", ShortName2, input.Text);
                var limit = 2;
                var last = flow.Code("last", [|(string text) => text + limit|], input.Text);
                return Reply.Of(answer: name);
            }

            public static string ShortName(string text) => text.Trim();

            public static async Task<int> ShortName2(string text, CancellationToken cancellation)
            {
                await Task.Delay(1, cancellation);
                return text.Length;
            }
        }
        """);
}
