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

[Shape]
public sealed record Letters(IReadOnlyList<string> Names);

/// <summary>Writes a letter to everybody who has a name, and goes on where up to two have none.</summary>
[Workflow("letters")]
public sealed class WriteLetters : Workflow<Letters, IReadOnlyList<string?>>
{
    protected override Value<IReadOnlyList<string?>> Define(Flow flow, Value<Letters> input) =>
        flow.ForEach("letters", input.Names, (flow, name) => flow.Text("letter", $"Dear {flow.Code("called", Called, name)}"), tolerate: 2);

    public static string Called(string name) => name.Length > 0 ? name : throw new ArgumentException("Nobody has no name.");
}
