using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Tests.Pages;

/// <summary>What one writes first: most of it is right; of the rest, one sentence of ours says what to write.</summary>
public class FirstMistakeTests
{
    private const string Before = """
        var orders = flow.Code("orders", Desk.FindOrders, input.Text);
        var triage = flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = "x" });

        """;

    private const string Methods = """

        public static class Code
        {
            public static Order Find(string number, int most = 10) => new(number, most);
            public static Order FindLater(string number, CancellationToken cancellation = default) => new(number, 0);
            public static decimal TotalOfList(List<Order> orders) => orders.Sum(order => order.Price);
            public static decimal TotalOfArray(Order[] orders) => orders.Sum(order => order.Price);
            public static double Half(double number) => number / 2;
            public static int Size(string text) => text.Length;
            public static decimal Price(Order order) => order.Price;
            public static Task<int> SizeLater(string text) => Task.FromResult(text.Length);
            public static ValueTask<int> SizeSoon(string text) => new(text.Length);
            public static string Any(object thing) => $"{thing}";
            public static void Log(string text) { }
            public static Task<string> Ask(string question, decimal most) => Task.FromResult(question);
        }
        """;

    // Calls that are right, of methods whose overloads take each kind of argument.
    private const string Neighbours = """
        flow.Code("n1", Code.TotalOfList, orders);
        flow.Code("n2", Code.TotalOfArray, orders);
        flow.Code("n3", Code.Half, 4);
        flow.Code("n4", Code.Ask, "x", 5);
        flow.Code("n5", Desk.FindCustomer, "x");
        flow.Code("n6", Desk.Add, 5m, new Order("x", 1));
        flow.Code("n7", Code.Find, "x");

        """;

    [Theory]
    [InlineData("a literal", """flow.Code("a", Code.Find, "A-5", 3);""")]
    [InlineData("a literal among values", """flow.Code("a", Code.Find, input.Text, 3);""")]
    [InlineData("an optional argument that is left out", """flow.Code("a", Code.Find, input.Text);""")]
    [InlineData("a token that may be left out", """flow.Code("a", Code.FindLater, "A-5");""")]
    [InlineData("a list where a method takes List", """flow.Code("a", Code.TotalOfList, orders);""")]
    [InlineData("a list where a method takes an array", """flow.Code("a", Code.TotalOfArray, orders);""")]
    [InlineData("an int where a method takes a double", """flow.Code("a", Code.Half, flow.Code("b", Code.Size, input.Text));""")]
    [InlineData("a literal int where a method takes a double", """flow.Code("a", Code.Half, 4);""")]
    [InlineData("&&", """flow.When("a", triage.Urgent && triage.Score > 0.5, then: flow => flow.Text("b", "x"));""")]
    [InlineData("||", """flow.When("a", triage.Urgent || input.Text == "a", then: flow => flow.Text("b", "x"));""")]
    [InlineData("== of an enum", """flow.When("a", triage.Category == Category.Billing, then: flow => flow.Text("b", "x"));""")]
    [InlineData("a literal in Of", """var reply = Reply.Of(answer: "hi", note: "there");""")]
    [InlineData("a value as a prompt", """flow.Llm("a", new() { Model = "fast", Prompt = input.Text, System = "x" });""")]
    [InlineData("a value as a text", """flow.Text("a", input.Text);""")]
    [InlineData("a format", """flow.Text("a", $"{triage.Score:N2} {triage.Score,10:P0} {input.Text,-20}");""")]
    [InlineData("one literal branch", """flow.If("a", triage.Urgent, then: flow => flow.Text("b", "yes"), otherwise: _ => "no");""")]
    [InlineData("two literal branches", """flow.If("a", triage.Urgent, then: _ => "yes", otherwise: _ => "no");""")]
    [InlineData("literal cases", """flow.Switch("a", triage.Category, new() { [Category.Billing] = _ => "x" }, otherwise: _ => "y");""")]
    [InlineData("a literal default", """flow.Code("a", Code.Find, "x", options: new() { OnError = OnError.Continue(new Order("none", 0)) });""")]
    [InlineData("later and at once, of the same parameters", """Value<int> now = flow.Code("a", Code.Size, "x", new() { OnError = OnError.Continue(0) }), later = flow.Code("b", Code.SizeLater, "x", new() { OnError = OnError.Continue(0) }), soon = flow.Code("c", Code.SizeSoon, "x", new() { OnError = OnError.Continue(0) });""")]
    [InlineData("a subclass among methods of both", """flow.Code("a", Code.Any, 5); flow.Code("b", Code.Any, input.Text); flow.Code("c", Code.Size, input.Text); flow.Code("d", Code.Half, 5);""")]
    [InlineData("a literal seed", """flow.Reduce("a", orders, 0m, (flow, sum, order) => flow.Code("b", Desk.Add, sum, order));""")]
    public async Task Is_right(string what, string statement) => Assert.True(
        (await Said(statement)).All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error),
        $"{what}: {string.Join("\n", await Said(statement))}");

    [Theory]
    [InlineData("a method that yields nothing", """flow.Code("a", Code.Log, input.Text);""", "SCOUT2003", "'Code.Log' returns no value; return Task<T>, ValueTask<T> or T")]
    [InlineData("a wrong type", """flow.Code("a", Code.Size, 5);""", "SCOUT2008", "'text' of 'Code.Size' is string, and '5' is int")]
    [InlineData("too few", """flow.Code("a", Desk.Add, 5m);""", "SCOUT2008", "also takes 'order'")]
    [InlineData("a lambda", """flow.Code("a", text => text.Length, input.Text);""", "SCOUT2001", "make it a public static method")]
    [InlineData("a time's format", """var order = flow.Llm<Dated>("d", new() { Model = "fast", Prompt = "x" }); flow.Text("a", $"{order.Get(o => o.Took):hh}");""", "CS0619", "in a template numbers and dates alone have a format; make the text in a code block")]
    [InlineData("an if of C# on a value", """if (triage.Urgent) { }""", "CS0619", "branch by it with flow.If, flow.Switch or flow.When, and join conditions with && and ||")]
    [InlineData("foreach", """foreach (var order in orders) { }""", "SCOUT1042", "flow.ForEach")]
    [InlineData("Where", """var some = orders.Where(order => true);""", "SCOUT1042", "flow.ForEach")]
    [InlineData("Count", """var count = orders.Count;""", "SCOUT1042", "array.size")]
    [InlineData("an index", """var first = orders[0];""", "SCOUT1042", "orders.Get(list => list[0])")]
    [InlineData("a parameter's name as the member's", """var reply = Reply.Of(Answer: input.Text);""", "SCOUT1043", "did you mean 'answer'?")]
    [InlineData("new instead of Of", """var reply = new Reply(input.Text);""", "SCOUT1046", "write Reply.Of(answer: input.Text)")]
    [InlineData("if", """if (triage.Urgent) { }""", "SCOUT1041", "branch with flow.If")]
    [InlineData("?:", """var text = triage.Urgent ? "yes" : "no";""", "SCOUT1041", "branch with flow.If")]
    [InlineData("a string", """string prompt = $"Hello {input.Text}";""", "SCOUT1040", "Template prompt = $")]
    public async Task Is_told_in_a_sentence(string what, string statement, string id, string sentence)
    {
        var said = await Said(statement);

        Assert.True(said.Any(diagnostic => diagnostic.Id == id && diagnostic.GetMessage(null).Contains(sentence, StringComparison.Ordinal)), $"{what}: {string.Join("\n", said)}");
    }

    [Theory]
    [InlineData("a wrong type", """flow.Code("a", Code.Size, 5);""", "CS1503: Argument 4: cannot convert from 'int' to 'Scout.Value<string>'")]
    [InlineData("a wrong value", """flow.Code("a", Desk.FindOrder, orders);""", "CS1503: Argument 4: cannot convert from 'Scout.Value<System.Collections.Generic.IReadOnlyList<Shop.Order>>' to 'Scout.Value<string>'")]
    [InlineData("a wrong value for an order", """flow.Code("a", Code.Price, input.Text);""", "CS1503: Argument 4: cannot convert from 'Scout.Value<string>' to 'Scout.Value<Shop.Order>'")]
    [InlineData("a wrong second value", """flow.Code("a", Code.Find, "x", input.Text);""", "CS1503: Argument 5: cannot convert from 'Scout.Value<string>' to 'ScoutCodeArguments.Of_int'")]
    [InlineData("a wrong value for a task", """flow.Code("a", Code.Ask, triage, 5);""", "CS1503: Argument 4: cannot convert from 'Scout.Value<Shop.Triage>' to 'Scout.Value<string>'")]
    [InlineData("one too many", """flow.Code("a", Code.Price, new Order("x", 1), 7);""", "CS1503: Argument 5: cannot convert from 'int' to 'Scout.BlockOptions<decimal>?'")]
    [InlineData("no value", """flow.Code("a", Code.Price);""", "CS1501: No overload for method 'Code' takes 2 arguments")]
    public async Task Is_told_as_it_is_without_other_blocks(string what, string statement, string compiler)
    {
        var alone = await Said(statement);
        var beside = await Said(Neighbours + statement);

        Assert.True(Texts(beside).SequenceEqual(Texts(alone)), $"{what}:\n{string.Join("\n", alone)}\nbeside others:\n{string.Join("\n", beside)}");
        Assert.Contains(compiler, Texts(beside));
        Assert.Single(Texts(beside), text => text.StartsWith("SCOUT2008", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Texts(IEnumerable<Diagnostic> said) =>
        said.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}");

    private static async Task<IReadOnlyList<Diagnostic>> Said(string statement) =>
        await Example.Report(Harness.Prelude.Definition(Before + statement) + Methods + "\npublic sealed record Dated(TimeSpan Took);", []);
}
