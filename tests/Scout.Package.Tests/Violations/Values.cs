namespace Shop.Values;

[Workflow("as-text")]
public sealed class AsText : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        string greeting = $"Hello {input.Item}"; // SCOUT1040
        return flow.Text("greet", $"{greeting} {input.Urgent} {input.Lines}");
    }
}

[Workflow("decided")]
public sealed class Decided : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var all = flow.Text("all", $"{input.Item} {input.Urgent} {input.Lines}");
        if (input.Item.Equals("tea")) // SCOUT1041
        {
            return all;
        }

        return flow.Text("other", $"{all}, but no tea");
    }
}
