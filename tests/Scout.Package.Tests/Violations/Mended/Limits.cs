namespace Shop.Limits;

[Workflow("limits")]
public sealed class Limits : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.Llm("ask", new()
    {
        Model = "fast", // SCOUT2041
        Temperature = 2, // SCOUT1014
        Timeout = TimeSpan.FromMinutes(30), // SCOUT2040
        Prompt = $"{Variable("brand")} {input.Item} {input.Urgent} {input.Lines}", // SCOUT2042
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
