namespace Scout.Host.Workflows;

[Shape]
public sealed record Draft(string Text, int Score);

[Shape]
public sealed record Wish(string Text, int Wanted);

/// <summary>Makes a draft better until it is good enough.</summary>
[Workflow("polish")]
public sealed class Polish : Workflow<Wish, Draft>
{
    protected override Value<Draft> Define(Flow flow, Value<Wish> input) => flow.Repeat(
        "polish",
        Draft.Of(text: input.Text, score: 0),
        until: draft => draft.Score >= input.Wanted,
        body: (flow, draft) => flow.Code("better", Better, draft),
        most: 4);

    public static Draft Better(Draft draft) => new(draft.Text + "!", draft.Score + 2);
}
