using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Workflows.Tests.Authoring;

/// <summary>What a code block may be given, beside values of just the types of its method's parameters.</summary>
public sealed class CodeCallTests
{
    [Fact]
    public void Constants() => Assert.Equal(
        """
        "Anna" 3 inputs.text true "new_order"
        """,
        Arguments((flow, input) => flow.Code("call", Calls.All, "Anna", 3, input.Text, true, Topic.NewOrder)));

    [Fact]
    public void What_is_left_out_is_what_the_method_has_a_default_for()
    {
        Assert.Equal("""
            inputs.text 10 2.5 "billing" null 1.25 "x"
            """, Arguments((flow, input) => flow.Code("call", Calls.Defaults, input.Text)));
        Assert.Equal("""
            inputs.text 3 2.5 "billing" null 1.25 "x"
            """, Arguments((flow, input) => flow.Code("call", Calls.Defaults, input.Text, 3)));
        Assert.Equal("""
            inputs.text 10 2.5 "billing" null 1.25 "y"
            """, Arguments((flow, input) => flow.Code("call", Calls.Defaults, input.Text, value7: "y")));
        Assert.Equal("""
            inputs.text 10 2.5 "billing" null 1.25 "x"
            """, Arguments((flow, input) => flow.Code("call", Calls.Defaults, input.Text, options: new() { Timeout = TimeSpan.FromSeconds(1) })));
    }

    [Fact]
    public void Every_list_where_a_list_is_taken()
    {
        Assert.Equal("inputs.order.lines", Arguments((flow, input) => flow.Code("call", Calls.TotalOfList, input.Order.Lines)));
        Assert.Equal("inputs.order.lines", Arguments((flow, input) => flow.Code("call", Calls.TotalOfArray, input.Order.Lines)));
        Assert.Equal("inputs.orders", Arguments((flow, input) => flow.Code("call", Calls.CountOfMany, input.Orders)));
        Assert.Equal("inputs.orders", Arguments((flow, input) => flow.Code("call", Calls.CountOfImmutable, input.Orders)));
        Assert.Equal("inputs.order.tags", Arguments((flow, input) => flow.Code("call", Calls.JoinList, input.Order.Get(order => order.Tags!))));
        Assert.Equal("""["a","b"]""", Arguments((flow, input) => flow.Code("call", Calls.JoinList, new[] { "a", "b" })));
        Assert.Equal("""["a","b"]""", Arguments((flow, input) => flow.Code("call", Calls.JoinList, ["a", "b"])));
        Assert.Equal("[]", Arguments((flow, input) => flow.Code("call", Calls.JoinListOrNothing, [])));
        Assert.Equal("inputs.order.tags", Arguments((flow, input) => flow.Code("call", Calls.JoinListOrNothing, input.Order.Tags)));
    }

    [Fact]
    public void Smaller_numbers_where_a_larger_one_is_taken()
    {
        Assert.Equal("counted", Arguments((flow, input) => flow.Code("call", Calls.Half, flow.Code("counted", Calls.CountOfMany, input.Orders))));
        Assert.Equal("4", Arguments((flow, input) => flow.Code("call", Calls.Half, 4)));
        Assert.Equal("counted", Arguments((flow, input) => flow.Code("call", Calls.Long, flow.Code("counted", Calls.CountOfMany, input.Orders))));
        Assert.Equal("counted", Arguments((flow, input) => flow.Code("call", Calls.Price, flow.Code("counted", Calls.CountOfMany, input.Orders))));
        Assert.Equal("counted", Arguments((flow, input) => flow.Code("call", Calls.MaybeHalf, flow.Code("counted", Calls.CountOfMany, input.Orders))));
        Assert.Equal("inputs.score", Arguments((flow, input) => flow.Code("call", Calls.MaybeHalf, input.Score)));
    }

    [Fact]
    public void What_is_never_null_where_null_is_allowed()
    {
        Assert.Equal("inputs.text", Arguments((flow, input) => flow.Code("call", Calls.MaybeText, input.Text)));
        Assert.Equal("inputs.topic", Arguments((flow, input) => flow.Code("call", Calls.MaybeTopic, input.Topic)));
        Assert.Equal("null", Arguments((flow, input) => flow.Code("call", Calls.MaybeTopic, Value.Of<Topic?>(null))));
    }

    [Fact]
    public void With_tasks_and_tokens_alike() => Assert.Equal(
        """
        "Anna" 10
        """,
        Arguments((flow, input) => flow.Code("call", Calls.Later, "Anna")));

    [Fact]
    public void Of_two_methods_of_one_form_each_keeps_its_own_default()
    {
        Assert.Equal("""
            "a"
            """, Arguments((flow, input) => flow.Code("call", Calls.First)));
        Assert.Equal("""
            "b"
            """, Arguments((flow, input) => flow.Code("call", Calls.Second)));
        Assert.Equal(
            ["SCOUT1015: block 'call' (CodeCallTests.cs): 'text' is left out, and Calls.Third has no default for it; pass a value"],
            Build.Errors<Question, string>((flow, input) => flow.Code("call", Calls.Third)));
    }

    /// <summary>The arguments: paths bare, constants in JSON.</summary>
    private static string Arguments<T>(Func<Flow, Value<Question>, Value<T>> define) => string.Join(" ", JsonElement.Parse(Build.Json("blocks/call/config/arguments", define)).EnumerateArray()
        .Select(argument => argument.ValueKind == JsonValueKind.String ? argument.GetString() : argument.GetProperty("$literal").GetRawText()));

    internal static class Calls
    {
        public static string All(string name, int count, string text, bool isNew, Topic topic) => $"{name}{count}{text}{isNew}{topic}";

        public static string Defaults(string text, int most = 10, double factor = 2.5, Topic topic = Topic.Billing, string? note = null, decimal price = 1.25m, string end = "x") =>
            $"{text}{most}{factor}{topic}{note}{price}{end}";

        public static double TotalOfList(List<Line> lines) => lines.Sum(line => line.Price);

        public static double TotalOfArray(Line[] lines) => lines.Sum(line => line.Price);

        public static int CountOfMany(IEnumerable<Order> orders) => orders.Count();

        public static int CountOfImmutable(ImmutableArray<Order> orders) => orders.Length;

        public static string JoinListOrNothing(List<string>? texts) => string.Join(", ", texts ?? []);

        public static string JoinList(List<string> texts) => string.Join(", ", texts);

        public static double Half(double number) => number / 2;

        public static long Long(long number) => number;

        public static decimal Price(decimal number) => number;

        public static double? MaybeHalf(double? number) => number / 2;

        public static string MaybeText(string? text) => text ?? "";

        public static string MaybeTopic(Topic? topic) => $"{topic}";

        public static Task<string> Later(string text, int most = 10, CancellationToken cancellation = default) => Task.FromResult($"{text}{most}");

        public static string First(string text = "a") => text;

        public static string Second(string text = "b") => text;

        public static string Third(string text) => text;
    }
}
