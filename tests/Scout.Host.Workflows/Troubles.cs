namespace Scout.Host.Workflows;

[Shape]
public sealed record Trouble(string Kind);

/// <summary>Does what a worker must survive, or at least tell of.</summary>
[Workflow("troubles")]
public sealed class Troubles : Workflow<Trouble, string>
{
    protected override Value<string> Define(Flow flow, Value<Trouble> input) => flow.Code("trouble", Make, input.Kind);

    public static async Task<string> Make(string kind, CancellationToken cancellation)
    {
        switch (kind)
        {
            case "throw":
                throw new InvalidOperationException("The shelf is empty");
            case "exit":
                Environment.Exit(3);
                break;
            case "crash":
                Environment.FailFast("on purpose");
                break;
            case "wait":
                await Task.Delay(Timeout.Infinite, cancellation);
                break;
            case "chatter":
                for (var line = 0; line < 20_000; line++)
                {
                    Console.WriteLine("error CS9999: this is only user output");
                    Console.Error.WriteLine("and so is this");
                }

                break;
        }

        return kind;
    }
}

/// <summary>Goes on with a substitute where its code fails: at once, and by a branch.</summary>
[Workflow("shelf")]
public sealed class Shelf : Workflow<Trouble, string>
{
    protected override Value<string> Define(Flow flow, Value<Trouble> input)
    {
        var found = flow.Code("found", Troubles.Make, input.Kind, new() { Retry = Retry.Fixed(2, TimeSpan.FromMilliseconds(1)), OnError = OnError.Continue(Value.Of("nothing")) });
        var asked = flow.Code("asked", Troubles.Make, input.Kind, new() { OnError = OnError.Fallback(flow => flow.Text("later", "Ask later.")) });
        return flow.Text("said", $"{found}. {asked}");
    }
}
