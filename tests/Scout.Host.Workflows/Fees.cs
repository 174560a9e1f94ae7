namespace Scout.Host.Workflows;

[Shape]
public sealed record FeeRequest(decimal Fee = 1.10m, string Note = "")
{
    public decimal Extra { get; init; } = 2.50m;
}

[Shape]
public sealed record Fee(string Text, string Code, decimal Given, decimal Extra, string Note);

/// <summary>Passes decimals on whose zeros at the end code shows.</summary>
[Workflow("fees")]
public sealed class Fees : Workflow<FeeRequest, Fee>
{
    protected override Value<Fee> Define(Flow flow, Value<FeeRequest> input) => Fee.Of(
        text: flow.Text("text", $"{input.Fee} and {input.Extra}"),
        code: flow.Code("code", Written, input),
        given: input.Fee,
        extra: input.Extra,
        note: input.Note);

    public static string Written(FeeRequest request) => FormattableString.Invariant($"{request.Fee} and {request.Extra}");
}
