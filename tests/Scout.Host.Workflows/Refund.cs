namespace Scout.Host.Workflows;

[Shape]
public sealed record RefundRequest(string Order, decimal Amount, TimeSpan Cooling);

[Shape]
public sealed record Transfer(string Receipt, decimal Amount);

/// <summary>Waits for everything that a run can wait for.</summary>
[Workflow("refund")]
public sealed class Refund : Workflow<RefundRequest, string>
{
    protected override Value<string> Define(Flow flow, Value<RefundRequest> input)
    {
        var noted = flow.Code("noted", Note, input.Order);
        var cooled = flow.Delay("cooled", input.Cooling);
        var decision = flow.Approve("allow", $"Refund {input.Amount} for {noted}?", new() { MayBeDenied = true });
        return flow.If("refunded", decision.Approved,
            then: flow =>
            {
                var paid = flow.WaitFor<Transfer>("paid", "payment", new() { Timeout = TimeSpan.FromDays(14) });
                return flow.Text("done", $"{paid.Amount} were refunded ({paid.Receipt}), allowed by {decision.By}: {decision.Reason}");
            },
            otherwise: flow => flow.Text("refused", $"Not refunded: {decision.Reason}"));
    }

    // Leaves a line for each time that it ran, where a test asks for it.
    public static string Note(string order)
    {
        if (Environment.GetEnvironmentVariable("REFUND_NOTES") is { } file)
        {
            File.AppendAllText(file, order + "\n");
        }

        return $"order {order}";
    }
}
