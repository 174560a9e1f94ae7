namespace Shop.Code;

[Workflow("code")]
public sealed class Code : Workflow<Order, string>
{
    private readonly string _title = "Madam";

    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var bound = new Words("friend");
        var a = flow.Code("lambda", text => text + "!", input.Item); // SCOUT2001
        var b = flow.Code("generic", Same<string>, input.Item); // SCOUT2002
        var c = flow.Code("instance", Titled, input.Item); // SCOUT2005
        var d = flow.Code("hidden", Hidden, input.Item); // SCOUT2007
        var e = flow.Code("ignores", IgnoresItsToken, input.Urgent);
        var f = flow.Code("blocks", Blocks, input.Lines);
        return flow.Text("all", $"{a} {b} {c} {d} {e} {f}");
    }

    public static T Same<T>(T value) => value;

    public string Titled(string name) => _title + name;

    public static async Task<string> IgnoresItsToken(bool urgent, CancellationToken cancellation) // SCOUT2030
    {
        await Task.Delay(1);
        return "done";
    }

    public static string Blocks(IReadOnlyList<string> lines)
    {
        Thread.Sleep(10); // SCOUT2031
        return "done";
    }

    private static string Hidden(string text) => text;
}

public sealed class Words(string name)
{
    public string Of(string text) => name + text;
}
