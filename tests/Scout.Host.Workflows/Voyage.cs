namespace Scout.Host.Workflows;

[Shape]
public sealed record Voyage(string Log, IReadOnlyList<string> Ports);

[Shape]
public sealed record Parcel(string Log, string Text);

[Shape]
public sealed record Landed(IReadOnlyList<string> Stops, string Toll, string Route, string Weather, string Paid, string Letter);

/// <summary>Twenty blocks of every kind, each of which leaves a file where it did something, so that whoever kills it can count.</summary>
[Workflow("voyage")]
public sealed class VoyageWorkflow : Workflow<Voyage, Landed>
{
    protected override Value<Landed> Define(Flow flow, Value<Voyage> input)
    {
        var depart = flow.Code("depart", Leave, input.Log, "depart");
        var weather = flow.Code("weather", LeaveAtLast, input.Log, "fair", new BlockOptions<string> { Retry = Retry.Fixed(3, TimeSpan.FromMilliseconds(1)) });
        var stops = flow.ForEach(
            "stops",
            input.Ports,
            (body, port) =>
            {
                var arrive = body.Code("arrive", Leave, input.Log, port);
                var name = body.Text("name", $"port {arrive}");
                var crates = body.ForEach("crates", Value.Of<IReadOnlyList<string>>(["a", "b"]), (inner, crate) => inner.Code("load", Leave, input.Log, crate));
                return body.Text("stop", $"{name} with {crates}");
            },
            new ForEachOptions<string> { Concurrency = 2 });
        var toll = flow.Reduce("toll", input.Ports, Value.Of("toll:"), (body, sum, port) => body.Text("added", $"{sum}{port}"));
        var route = flow.If(
            "route",
            depart.Is("depart"),
            then: branch => branch.Code("north", Leave, input.Log, "north"),
            otherwise: branch => branch.Text("south", "south"));
        var wreck = flow.Code("wreck", Sink, input.Log, new BlockOptions<string> { OnError = OnError.Fallback(branch => branch.Code("rescue", Leave, input.Log, "rescued")) });
        var parcel = flow.Call<Parcel, string>("parcel", new ParcelWorkflow(), Parcel.Of(log: input.Log, text: weather));
        var paid = flow.Code("pay", Leave, input.Log, "paid", new BlockOptions<string> { Once = true, After = [depart] });
        flow.When("bell", depart.Is("depart"), branch => branch.Code("ring", Leave, input.Log, "rung"));
        var letter = flow.Text("letter", $"{parcel}, {wreck}, {paid}");
        return Landed.Of(stops: stops, toll: toll, route: route, weather: weather, paid: paid, letter: letter);
    }

    public static async Task<string> Leave(string log, string text, CancellationToken cancellation)
    {
        Write(log);
        await Task.Delay(5, cancellation);
        return text;
    }

    public static async Task<string> LeaveAtLast(string log, string text, CancellationToken cancellation)
    {
        if (CodeContext.Current.Attempt < 3)
        {
            throw new InvalidOperationException($"attempt {CodeContext.Current.Attempt}");
        }

        return await Leave(log, text, cancellation);
    }

    public static string Sink(string log) => throw new InvalidOperationException("sunk");

    // A file's name is there whole or not at all, whatever is killed, and however many processes do this.
    internal static void Write(string log) => File.Create(Path.Combine(log, $"{Uri.EscapeDataString(CodeContext.Current.Block)}.{Guid.NewGuid():N}")).Dispose();
}

/// <summary>The workflow that is called.</summary>
[Workflow("parcel")]
public sealed class ParcelWorkflow : Workflow<Parcel, string>
{
    protected override Value<string> Define(Flow flow, Value<Parcel> input)
    {
        var packed = flow.Code("packed", VoyageWorkflow.Leave, input.Log, input.Text);
        return flow.Text("label", $"to {packed}");
    }
}

[Shape]
public sealed record Payment(string Log, IReadOnlyList<string> Names);

/// <summary>Blocks that must not run twice, at the same time, and a run that somebody may kill in the middle of them.</summary>
[Workflow("payments")]
public sealed class PaymentsWorkflow : Workflow<Payment, IReadOnlyList<string>>
{
    protected override Value<IReadOnlyList<string>> Define(Flow flow, Value<Payment> input) => flow.ForEach(
        "all",
        input.Names,
        (body, name) => body.Code("charge", Charge, input.Log, name, new BlockOptions<string> { Once = true }),
        new ForEachOptions<string> { Concurrency = 4 });

    public static async Task<string> Charge(string log, string name, CancellationToken cancellation)
    {
        VoyageWorkflow.Write(log);
        while (!File.Exists(Path.Combine(log, "go")))
        {
            await Task.Delay(10, cancellation);
        }

        return name;
    }
}
