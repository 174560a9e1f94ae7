using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Code;

/// <summary>The rows of one rule: their sources differ in a method. SCOUT2001 and those with a fix have tests of their own beside it.</summary>
public class CodeBindingTests
{
    internal const string Right = """
        flow.Code("a", Methods.Right, input.Text);
        flow.Code("b", Extensions.Bound, input.Text);
        flow.Llm("c", new() { Model = "fast", Prompt = "x", Tools = [Methods.Right] });
        """;

    [Theory]
    [InlineData("SCOUT2002", """flow.Code("a", [|Methods.Same<string>|], input.Text);""", "block 'a': 'Methods.Same' is generic; write a method for the types that the block uses")]
    [InlineData("SCOUT2002", """flow.Code("a", [|Of<string>.Same|], input.Text);""", "'Of`1.Same' is generic")]
    [InlineData("SCOUT2003", """flow.Code("a", [|Methods.Nothing|], input.Text);""", "'Methods.Nothing' returns no value; return Task<T>, ValueTask<T> or T")]
    [InlineData("SCOUT2003", """flow.Llm("a", new() { Model = "fast", Prompt = "x", Tools = [[|Methods.Write|]] });""", "'Methods.Write' returns no value")]
    [InlineData("SCOUT2006", """flow.Code("a", [|"x".Bound|]);""", "'Extensions.Bound' is bound to an object; pass the object as a value")]
    public Task What_cannot_be_bound_triggers(string rule, string statement, string message) => RuleTest.Check(rule, Source(statement), message);

    [Theory]
    [InlineData("SCOUT2002")]
    [InlineData("SCOUT2003")]
    [InlineData("SCOUT2006")]
    public Task What_can_be_bound_does_not_trigger(string rule) => RuleTest.Check(rule, Source(Right));

    internal static string Source(string statement) => Prelude.Definition(statement) + """

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
