using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Code;

public class ValueWithoutSchemaTests
{
    private const string Rule = "SCOUT3001";

    [Theory]
    [InlineData("flow.Llm<[|Bag|]>(\"a\", new() { Model = \"fast\", Prompt = \"x\" });", "block 'a': Bag.Value: object says nothing about the value; use a record of your own, or JsonElement for any JSON")]
    [InlineData("flow.Code(\"a\", [|Methods.Any|], input.Text);", "block 'a': object: object says nothing about the value")]
    [InlineData("flow.Code(\"a\", [|Methods.Later|], input.Text);", "block 'a': MemoryStream: System.IO.MemoryStream has no JSON shape here")]
    [InlineData("flow.Code(\"a\", [|Methods.ByNumber|], input.Text);", "block 'a': Dictionary<int, string>: the keys of a dictionary are int; use string keys")]
    [InlineData("flow.Llm(\"a\", new() { Model = \"fast\", Prompt = \"x\", Tools = [[|Methods.Tool|]] });", "block 'a': Methods.Tool(done): Action is a delegate")]
    public Task A_value_without_a_form_triggers(string statement, string message) => RuleTest.Check(Rule, Source(statement), message);

    [Fact]
    public Task Each_block_of_such_a_value_triggers_and_none_of_another() => RuleTest.Check(Rule, Source("""
        flow.Llm<Triage>("a", new() { Model = "fast", Prompt = "x" });
        flow.Llm<[|Bag|]>("b", new() { Model = "fast", Prompt = "x" });
        flow.Llm<Triage>("c", new() { Model = "fast", Prompt = "x" });
        flow.Llm<[|Bag|]>("d", new() { Model = "fast", Prompt = "x" });
        """));

    [Theory]
    [InlineData("flow.Llm<Triage>(\"a\", new() { Model = \"fast\", Prompt = \"x\" });")]
    [InlineData("flow.Llm<object>(\"a\", new() { Model = \"fast\", Prompt = \"x\" });")]
    [InlineData("flow.Code(\"a\", Methods.Right, input.Text);")]
    [InlineData("flow.Llm(\"a\", new() { Model = \"fast\", Prompt = \"x\", Tools = [Methods.Right, Methods.Yields] });")]
    [InlineData("flow.Code(\"a\", Methods.Nothing, input.Text);")]
    [InlineData("Methods.Ask<Triage>(flow); Methods.Ask<List<Order>>(flow);")]
    public Task A_value_with_a_form_does_not_trigger(string statement) => RuleTest.Check(Rule, Source(statement));

    [Theory]
    [InlineData("Workflow<[|Bag|], string>", "workflow 'example': Bag.Value: object says nothing")]
    [InlineData("Workflow<Request, [|System.IO.Stream|]>", "workflow 'example': Stream: Stream is abstract")]
    public Task A_workflow_of_such_a_value_triggers(string type, string message) => RuleTest.Check(Rule, Workflow(type), message);

    [Theory]
    [InlineData("Workflow<Request, object>")]
    [InlineData("Workflow<Request, List<Triage>>")]
    public Task Another_workflow_does_not_trigger(string type) => RuleTest.Check(Rule, Workflow(type));

    private static string Workflow(string type)
    {
        var types = type.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)["Workflow<".Length..^1].Split(", ");
        return $$"""
            public record Bag(object Value);
            [Workflow("example")]
            public sealed class Example : {{type}}
            {
                protected override Value<{{types[1]}}> Define(Flow flow, Value<{{types[0]}}> input) => null!;
            }
            """;
    }

    private static string Source(string statement) => Prelude.Definition(statement) + """

        public record Bag(object Value);
        public static class Methods
        {
            public static object Any(string text) => text;
            public static Task<System.IO.MemoryStream> Later(string text) => null!;
            public static Dictionary<int, string> ByNumber(string text) => [];
            public static string Tool(string text, Action done) => text;
            public static async Task<IReadOnlyList<Order>?> Right(string text, CancellationToken cancellation) => null;
            public static Action Yields(string text) => null!;
            public static Value<T> Ask<T>(Flow flow) => flow.Llm<T>("ask", new() { Model = "fast", Prompt = "x" });
            public static Task Nothing(string text) => Task.CompletedTask;
        }
        """;
}
