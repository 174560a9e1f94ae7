namespace Scout.Testing.Tests.Workflows;

/// <summary>Where a parcel goes.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Weight">In kilograms.</param>
[Shape]
public sealed record Parcel(string Number, decimal Weight = 1);

/// <summary>What became of it.</summary>
/// <param name="State">In words.</param>
[Shape]
public sealed record Delivery(string State);

/// <summary>Sends a parcel: waits a day, retries a carrier that fails, and asks a person where that is wanted.</summary>
[Workflow("parcels")]
public sealed class ParcelWorkflow : Workflow<Parcel, Delivery>
{
    protected override Value<Delivery> Define(Flow flow, Value<Parcel> input)
    {
        flow.Delay("night", TimeSpan.FromDays(1));
        var carrier = flow.Code("carrier", Carriers.Find, input.Weight, new() { Retry = Retry.Fixed(attempts: 3, delay: TimeSpan.FromHours(1)), Timeout = TimeSpan.FromMinutes(5) });
        var state = flow.Text("state", $"{input.Number} goes with {carrier}");
        return Delivery.Of(state: state);
    }
}

/// <summary>Carriers.</summary>
public static class Carriers
{
    /// <summary>The carrier for a weight.</summary>
    public static string Find(decimal weight) => weight > 30 ? throw new InvalidOperationException("too heavy") : "the post";
}
