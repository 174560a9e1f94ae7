namespace Shop.Contracts;

[Shape] public sealed record Sent(string Name, string? Note = null, int? Count = null);
[Shape] public sealed record Answered(string Text, string Tone);

[Workflow("kept")]
public sealed class Kept : Workflow<Sent, Answered>
{
    protected override Value<Answered> Define(Flow flow, Value<Sent> input)
    {
        var text = flow.Text("greet", $"{input.Name} {input.Note} {input.Count}");
        return Answered.Of(text: text, tone: Value.Of("warm"));
    }
}

[Workflow("removed")]
public sealed class Removed : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.Text("greet", $"{input.Item} {input.Urgent} {input.Lines}");
}
