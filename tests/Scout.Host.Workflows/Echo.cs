namespace Scout.Host.Workflows;

[Shape]
public sealed record Shout(string Text);

/// <summary>Gives back what it is given: as little as a workflow can do.</summary>
[Workflow("echo")]
public sealed class Echo : Workflow<Shout, string>
{
    protected override Value<string> Define(Flow flow, Value<Shout> input) => flow.Code("echo", Back, input.Text);

    public static string Back(string text) => text;
}
