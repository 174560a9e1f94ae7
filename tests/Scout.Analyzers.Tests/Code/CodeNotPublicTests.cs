using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Code;

public class CodeNotPublicTests
{
    private const string Rule = "SCOUT2007";

    [Fact]
    public Task A_hidden_method_triggers() => RuleTest.Check(
        Rule, CodeBindingTests.Source("""flow.Code("a", [|Methods.Hidden|], input.Text);"""), "'Methods.Hidden' is not public; make it public, because the engine calls it from outside");

    [Fact]
    public Task Another_method_does_not_trigger() => RuleTest.Check(Rule, CodeBindingTests.Source(CodeBindingTests.Right));

    [Fact]
    public Task A_hidden_method_is_made_public() => FixTest<CodeNotPublicFixer>.Check(Rule, """
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input)
            {
                flow.Code("a", [|First|], input.Text);
                flow.Code("b", [|First|], input.Text);
                return flow.Code("c", [|Last|], input.Text);
            }
            private static string First(string text) => text;
            static string Last(string text) => text;
        }
        """, """
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input)
            {
                flow.Code("a", First, input.Text);
                flow.Code("b", First, input.Text);
                return flow.Code("c", Last, input.Text);
            }
            public static string First(string text) => text;
            public static string Last(string text) => text;
        }
        """);
}
