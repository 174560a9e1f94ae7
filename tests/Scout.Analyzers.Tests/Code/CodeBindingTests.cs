using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Code;

public class CodeBindingTests
{
    [Theory]
    [InlineData("SCOUT2002", """flow.Code("a", [|Methods.Same<string>|], input.Text);""", "block 'a': 'Methods.Same' is generic; write a method for the types that the block uses")]
    [InlineData("SCOUT2002", """flow.Code("a", [|Of<string>.Same|], input.Text);""", "'Of`1.Same' is generic")]
    [InlineData("SCOUT2003", """flow.Code("a", [|Methods.Nothing|], input.Text);""", "'Methods.Nothing' returns no value; return Task<T>, ValueTask<T> or T")]
    [InlineData("SCOUT2003", """flow.Llm("a", new() { Model = "fast", Prompt = "x", Tools = [[|Methods.Write|]] });""", "'Methods.Write' returns no value")]
    [InlineData("SCOUT2005", """flow.Code("a", [|new Methods().Instance|], input.Text);""", "'Methods.Instance' is an instance method; make it static and pass what it needs as values")]
    [InlineData("SCOUT2006", """flow.Code("a", [|"x".Bound|]);""", "'Extensions.Bound' is bound to an object; pass the object as a value")]
    [InlineData("SCOUT2007", """flow.Code("a", [|Methods.Hidden|], input.Text);""", "'Methods.Hidden' is not public; make it public, because the engine calls it from outside")]
    public Task What_cannot_be_bound_triggers(string rule, string statement, string message) => RuleTest.Check(rule, Source(statement), message);

    [Theory]
    [InlineData("SCOUT2002")]
    [InlineData("SCOUT2003")]
    [InlineData("SCOUT2005")]
    [InlineData("SCOUT2006")]
    [InlineData("SCOUT2007")]
    public Task What_can_be_bound_does_not_trigger(string rule) => RuleTest.Check(rule, Source("""
        flow.Code("a", Methods.Right, input.Text);
        flow.Code("b", Extensions.Bound, input.Text);
        flow.Llm("c", new() { Model = "fast", Prompt = "x", Tools = [Methods.Right] });
        """));

    [Fact]
    public Task An_instance_method_that_does_not_use_its_object_is_made_static() => FixTest<InstanceCodeFixer>.Check("SCOUT2005", """
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

    [Fact]
    public Task A_hidden_method_is_made_public() => FixTest<CodeNotPublicFixer>.Check("SCOUT2007", """
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

    private static string Source(string statement) => Prelude.Definition(statement) + """

        public class Methods
        {
            public static T Same<T>(T value) => value;
            public static Task Nothing(string text) => Task.CompletedTask;
            public static void Write(string text) { }
            public string Instance(string text) => text;
            internal static string Hidden(string text) => text;
            public static string Right(string text) => text;
        }

        public class Of<T>
        {
            public static T Same(T value) => value;
        }

        public static class Extensions
        {
            public static string Bound(this string text) => text;
        }
        """;
}
