namespace Shop.Graph;

[Workflow("malformed-block")]
public sealed class MalformedBlock : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) =>
        flow.Text("greet_them", $"{input.Item} {input.Urgent} {input.Lines}"); // SCOUT1001
}

[Workflow("duplicate-block")]
public sealed class DuplicateBlock : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var first = flow.Text("greet", $"{input.Item} {input.Urgent} {input.Lines}");
        return flow.Text("greet_2", $"{first}!"); // SCOUT1002
    }
}

[Workflow("outside-its-branch")]
public sealed class OutsideItsBranch : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        Value<string> kept = Value.Of("");
        var route = flow.If("route", input.Urgent, then: flow => kept = flow.Text("hurry", $"{input.Item} {input.Lines}"), otherwise: _ => Value.Of(""));
        return flow.Text("answer", $"{route} {kept}"); // SCOUT1003
    }
}

[Workflow("outer-flow")]
public sealed class OuterFlow : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.If("route", input.Urgent,
        then: inner => inner.Text("hurry", $"{input.Item} {input.Lines}"), // SCOUT1004
        otherwise: inner => inner.Text("wait", "Later."));
}

[Workflow("Malformed Workflow")] // SCOUT1005
public sealed class MalformedWorkflow : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.Text("greet", $"{input.Item} {input.Urgent} {input.Lines}");
}

[Workflow("used-twice")]
public sealed class UsedFirst : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.Text("greet", $"{input.Item} {input.Urgent} {input.Lines}");
}

[Workflow("used-twice")] // SCOUT1006
public sealed class UsedTwice : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.Text("greet", $"{input.Item} {input.Urgent} {input.Lines}");
}

[Workflow("other-early-result")]
public sealed class OtherEarlyResult : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        flow.StopIf("done", input.Urgent, Value.Of(1)); // SCOUT1027
        return flow.Text("greet", $"{input.Item} {input.Urgent} {input.Lines}");
    }
}

[Workflow("nobody-reads")]
public sealed class NobodyReads : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        flow.Text("unread", $"{input.Item}"); // SCOUT1030
        return flow.Text("greet", $"{input.Item} {input.Urgent} {input.Lines}");
    }
}

[Workflow("made-in-a-loop")]
public sealed class MadeInALoop : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var last = flow.Text("first", $"{input.Item} {input.Urgent} {input.Lines}");
        for (var i = 0; i < 3; i++)
        {
            last = flow.Text("step_" + i, $"{last}"); // SCOUT1031
        }

        return last;
    }
}
