namespace Shop.Limits;

[Workflow("limits")]
public sealed class Limits : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.Llm("ask", new()
    {
        Model = "fsat", // SCOUT2041
        Temperature = 9, // SCOUT1014
        Timeout = TimeSpan.FromMinutes(30), // SCOUT2040
        Prompt = $"{Variable("brnd")} {input.Item} {input.Urgent} {input.Lines}", // SCOUT2042
    });
}

[Workflow("clouds")]
public sealed class Clouds : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.Llm("ask_cloud", new()
    {
        Model = "cloud", // SCOUT2044
        Prompt = $"{input.Item} {input.Urgent} {input.Lines}",
    });
}
