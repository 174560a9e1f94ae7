using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Values;

public class ValueMemberTests
{
    private const string Rule = "SCOUT1042";
    private const string Orders = """var orders = flow.Code("orders", Desk.FindOrders, input.Text); """;

    [Theory]
    [InlineData("""foreach (var order in [|orders|]) { }""", "'orders' is known only when the workflow runs, and has no items that a loop of C# could go over; go over it with flow.ForEach, fold it with flow.Reduce, or work with it in a code block")]
    [InlineData("""var some = orders.[|Where|](order => order.Price > 1);""", "has no 'Where'; go over it with flow.ForEach")]
    [InlineData("""var all = orders.[|Select|](order => order.Number).ToList();""", "has no 'Select'; go over it with flow.ForEach")]
    [InlineData("""var count = orders.[|Count|];""", "has no 'Count'; in a condition write $\"{orders} | array.size > 0\"")]
    [InlineData("""if (orders.[|Count|] > 0) { }""", "has no 'Count'")]
    [InlineData("""if (orders.[|Any|]()) { }""", "has no 'Any'")]
    [InlineData("""var first = [|orders[0]|];""", "read one by orders.Get(list => list[0])")]
    [InlineData("""var plain = flow.Llm<Plain>("p", new() { Model = "fast", Prompt = "x" }); flow.Text("t", $"{plain.[|Name|]}");""", "read it by plain.Get(value => value.Name), or mark Plain with [Shape]")]
    [InlineData("""var name = input.[|Txt|];""", "has no 'Txt'; did you mean 'Text'?")]
    [InlineData("""var length = input.Text.[|Length|];""", "has no 'Length'; work with it in a template or in a code block")]
    [InlineData("""var upper = input.Text.[|ToUpper|]();""", "has no 'ToUpper'; work with it in a template or in a code block")]
    [InlineData("""var twice = [|orders.Get(list => list[0].Price) * 2|];""", "has no '*'; work with it in a template or in a code block")]
    public Task What_a_value_does_not_have_triggers(string statement, string message) =>
        RuleTest.Check(Rule, Prelude.Definition(Orders + statement) + "\npublic sealed record Plain(string Name);", message, compiles: false);

    [Fact]
    public Task What_a_value_has_and_mistakes_of_other_things_do_not_trigger() => RuleTest.Check(Rule, Orders + """
        flow.Text("t", $"{input.Text} {orders.Get(list => list[0].Price)} {input.Email.IsNull}");
        var length = "x".Size;
        """, compiles: false);
}
