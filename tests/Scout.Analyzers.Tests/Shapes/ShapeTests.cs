using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Shapes;

public class ShapeTests
{
    private const string Rule = "SCOUT1045";

    [Theory]
    [InlineData("[Shape] public sealed record [|Page|]<T>(T Item);", "[Shape] makes nothing of Page<T>: it is generic, and one set of members would stand for many types")]
    [InlineData("public static class Outer { [Shape] private sealed record [|Hidden|](string Name); }", "cannot be named outside the type that it stands in; make it internal")]
    [InlineData("[Shape] file sealed record [|Own|](string Name);", "is a file's own")]
    [InlineData("public static class Outer<T> { [Shape] public sealed record [|Inner|](string Name); }", "is generic")]
    [InlineData("[Shape] public sealed record Holder(string [|Value|], int Other);", "'Value' of Holder is no property of its values, which have something of that name themselves; read it by .Get(value => value.Value), or give it another name and [JsonPropertyName(\"value\")]")]
    [InlineData("[Scout.ShapeAttribute] public sealed record Holder(string [|Get|]);", "'Get' of Holder")]
    [InlineData("[Shape] public sealed class Holder { public string? [|Is|] { get; set; } }", "'Is' of Holder")]
    public Task What_is_missing_in_values_triggers(string source, string message) => RuleTest.Check(Rule, source + "\n// class ", message);

    [Fact]
    public Task Shapes_that_have_all_do_not_trigger() => RuleTest.Check(Rule, """
        [Shape] public sealed record Whole(string Name, string Values, bool IsGood);
        public static class Outer { [Shape] internal sealed record Inner(string Name); }
        public sealed record Plain<T>(T Value);
        """);

    [Fact]
    public void Members_that_values_have_no_property_for_compile_and_are_read_by_Get() => Assert.Equal(
        "{{ inputs.value }} {{ inputs.get }} {{ inputs.name }} {{ 'x' }}",
        Consumer.Template("""
            using Scout;
            namespace Shop;
            [Shape] internal sealed record Holder(string Value, int Get, string Name, bool Is);
            [Workflow("shop")]
            internal sealed class W : Workflow<Holder, string>
            {
                protected override Value<string> Define(Flow flow, Value<Holder> input) =>
                    flow.Text("all", $"{input.Get(holder => holder.Value)} {input.Get(holder => holder.Get)} {input.Name} {Holder.Of(value: "x", get: 1, name: "y", @is: true).Get(holder => holder.Value)}");
            }
            """));
}
