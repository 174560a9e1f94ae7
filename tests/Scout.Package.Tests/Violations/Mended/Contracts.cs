namespace Shop.Contracts;

[Shape] public sealed record Sent(string Name, string Town, int Count); // SCOUT3010 SCOUT3011 SCOUT3012
[Shape] public sealed record Answered(string? Text); // SCOUT3013 SCOUT3014

[Workflow("kept")]
public sealed class Kept : Workflow<Sent, Answered>
{
    protected override Value<Answered> Define(Flow flow, Value<Sent> input)
    {
        var text = flow.Text("welcome", $"{input.Name} {input.Town} {input.Count}", options: new() { FormerId = "greet" }); // SCOUT3015
        return Answered.Of(text: text.OrNull);
    }
}
