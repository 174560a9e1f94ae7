namespace Scout.Host.Workflows;

/// <summary>Charges once, after somebody has allowed it.</summary>
[Workflow("charge")]
public sealed class Charge : Workflow<RefundRequest, string>
{
    protected override Value<string> Define(Flow flow, Value<RefundRequest> input)
    {
        var decision = flow.Approve("allow", $"Charge {input.Amount}?", new() { MayBeDenied = true });
        return flow.If("charged", decision.Approved,
            then: flow => flow.Code("card", Card, input.Order, new() { Once = true }),
            otherwise: flow => flow.Text("refused", $"no"));
    }

    public static string Card(string order)
    {
        File.AppendAllText(order, "charged\n");
        return "receipt";
    }
}
