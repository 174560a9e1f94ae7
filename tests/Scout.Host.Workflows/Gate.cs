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

[Shape]
public sealed record Search(string Wanted);

/// <summary>Yields what was found, or null.</summary>
[Workflow("search")]
public sealed class Finding : Workflow<Search, string?>
{
    protected override Value<string?> Define(Flow flow, Value<Search> input) => flow.Code("find", Find, input.Wanted);

    public static string? Find(string wanted) => wanted == "ada" ? "Ada" : null;
}

[Shape]
public sealed record Who(string Name);

/// <summary>Yields a secret: a result is nobody's to change.</summary>
[Workflow("vault")]
public sealed class Vault : Workflow<Who, string>
{
    protected override Value<string> Define(Flow flow, Value<Who> input) => flow.Text("key", $"{input.Name}: {Secret("VAULT_KEY")}");
}
