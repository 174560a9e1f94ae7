namespace Shop.Determinism;

[Workflow("not-deterministic")]
public sealed class NotDeterministic : Workflow<Order, string>
{
    private static readonly HttpClient Client = new();
    private static int _calls;

    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var all = flow.Text("all", $"{input.Item} {input.Urgent} {input.Lines}");
        var words = "";
        words += DateTime.UtcNow.Year; // SCOUT2010
        words += Random.Shared.Next(); // SCOUT2011
        words += Guid.NewGuid(); // SCOUT2012
        words += Environment.MachineName; // SCOUT2013
        words += File.ReadAllText("words.txt"); // SCOUT2014
        words += Client.GetStringAsync("https://example.com").Id; // SCOUT2015
        words += _calls++; // SCOUT2016
        foreach (var word in new HashSet<string> { "a", "b" }.Order(StringComparer.Ordinal)) // SCOUT2017
        {
            words += word;
        }

        return flow.Code("join", Join, all, Value.Of(words));
    }

    public static string Join(string first, string second) => first + second;
}
