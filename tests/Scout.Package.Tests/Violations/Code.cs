namespace Shop.Code;

[Workflow("code")] // SCOUT3016
public sealed class Code : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        const string Friend = "text";
        var a = flow.Code("lambda", text => text + "!", input.Item); // SCOUT2001
        var b = flow.Code("generic", Same<string>, input.Item); // SCOUT2002
        var c = flow.Code("instance", Titled, input.Item); // SCOUT2005
        var g = flow.Code("nothing", Nothing, input.Item); // SCOUT2003
        var h = flow.Code("bound", Friend.Shorten); // SCOUT2006
        var d = flow.Code("hidden", Hidden, input.Item); // SCOUT2007
        var e = flow.Code("ignores", IgnoresItsToken, input.Urgent);
        var f = flow.Code("blocks", Blocks, input.Lines);
        var i = flow.Code("numbered", Numbered, input.Item); // SCOUT3001
        return flow.Text("all", $"{a} {b} {c} {d} {e} {f} {g} {h} {i}");
    }

    public static T Same<T>(T value) => value;

    public string Titled(string name) => "Madam " + name;

    public static async Task<string> IgnoresItsToken(bool urgent, CancellationToken cancellation)
    {
        await Task.Delay(1); // SCOUT2030
        return "done";
    }

    public static string Blocks(IReadOnlyList<string> lines)
    {
        Thread.Sleep(10); // SCOUT2031
        return "done";
    }

    public static Task Nothing(string text) => Task.CompletedTask;

    public static Dictionary<int, string> Numbered(string text) => new() { [1] = text };

    private static string Hidden(string text) => text;
}

public static class Words
{
    public static string Shorten(this string text) => text.Trim();
}
