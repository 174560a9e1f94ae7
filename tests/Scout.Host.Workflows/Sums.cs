namespace Scout.Host.Workflows;

[Shape]
public sealed record Purchase(long Id, ulong Counter, decimal Price, double Share);

[Shape]
public sealed record Sum(string Text, long Id, ulong Counter, decimal Total, double Share, string Which, long Fixed);

/// <summary>Passes numbers on whose digits no double holds.</summary>
[Workflow("sums")]
public sealed class Sums : Workflow<Purchase, Sum>
{
    protected override Value<Sum> Define(Flow flow, Value<Purchase> input)
    {
        var text = flow.Text("text", $"Order {input.Id}, counter {input.Counter}, {input.Price} at {input.Share}");
        var which = flow.If(
            "which",
            input.Id.Is(7615917337495251232L) | !(input.Id > 7615917337495251230L) | !(input.Price < 12345678901234567.9m),
            then: flow => flow.Text("another", "another order"),
            otherwise: flow => flow.Text("the_same", "this order"));
        var id = flow.Code("id", Same, input.Id);
        var constant = flow.Code("constant", Same, Value.Of(9007199254740993L));
        return Sum.Of(text: text, id: id, counter: input.Counter, total: flow.Code("total", Twice, input.Price), share: input.Share, which: which, @fixed: constant);
    }

    public static long Same(long id) => id;

    public static decimal Twice(decimal price) => price * 2;
}
