namespace Shop.Security;

[Workflow("secrets")]
public sealed class Secrets : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var header = flow.Text("header", $"Authorization: Bearer {Secret("OPENAI_API_KEY")} {input.Item} {input.Urgent} {input.Lines}"); // SCOUT2020
        return flow.Llm("ask", new()
        {
            Model = "fast",
            Prompt = $"Use {Secret("CRM_TOKEN")} for {header}", // SCOUT2021
        });
    }
}

[Workflow("own-client")]
public sealed class OwnClient : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.Code("fetch", Fetch, input.Item, input.Urgent, input.Lines);

    public static async Task<string> Fetch(string item, bool urgent, IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        using var client = new HttpClient(); // SCOUT2023
        return await client.GetStringAsync(new Uri("https://example.com/" + item), cancellation);
    }
}

[Workflow("plain-http")]
public sealed class PlainHttp : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) =>
        flow.Http("fetch", new() { Url = $"https://example.com/{input.Item}?urgent={input.Urgent}&lines={input.Lines}" }); // SCOUT2022
}
