using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Code;

public class InstanceCodeTests
{
    private const string Rule = "SCOUT2005";

    [Fact]
    public Task A_method_of_an_object_triggers() => RuleTest.Check(
        Rule, CodeBindingTests.Source("""flow.Code("a", [|new Methods().Instance|], input.Text);"""), "'Methods.Instance' is an instance method; make it static and pass what it needs as values");

    [Fact]
    public Task Another_method_does_not_trigger() => RuleTest.Check(Rule, CodeBindingTests.Source(CodeBindingTests.Right));

    [Fact]
    public Task An_instance_method_that_does_not_use_its_object_is_made_static() => FixTest<InstanceCodeFixer>.Check(Rule, """
        public sealed class Desk2
        {
            private readonly string _name = "x";
            public string First(string text) => text.Trim();
            public string Named(string text) => this.First(text) + _name;
        }
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input)
            {
                var desk = new Desk2();
                flow.Code("a", [|desk.First|], input.Text);
                flow.Code("b", [|desk.Named|], input.Text);
                return flow.Code("c", [|Last|], input.Text);
            }
            public string Last(string text) => text;
        }
        """, """
        public sealed class Desk2
        {
            private readonly string _name = "x";
            public static string First(string text) => text.Trim();
            public string Named(string text) => Desk2.First(text) + _name;
        }
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input)
            {
                var desk = new Desk2();
                flow.Code("a", Desk2.First, input.Text);
                flow.Code("b", [|desk.Named|], input.Text);
                return flow.Code("c", Last, input.Text);
            }
            public static string Last(string text) => text;
        }
        """);
}
