namespace Scout.Host.Workflows;

[Shape]
public sealed record Visit(string Name, bool Known);

/// <summary>Lets those in who are known, and ends at once for others.</summary>
[Workflow("gate")]
public sealed class Gate : Workflow<Visit, string>
{
    protected override Value<string> Define(Flow flow, Value<Visit> input)
    {
        var refusal = flow.Text("refusal", $"{input.Name} waits outside.");
        var slow = flow.Code("slow", Watch, input.Known);
        flow.StopIf("stranger", !input.Known, refusal);
        return flow.Text("welcome", $"{input.Name} is in, {slow}.");
    }

    public static async Task<string> Watch(bool known, CancellationToken cancellation)
    {
        await Task.Delay(known ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellation);
        return "seen";
    }
}
