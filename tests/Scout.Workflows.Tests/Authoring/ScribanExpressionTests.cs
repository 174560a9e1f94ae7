using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scriban.Runtime;

namespace Scout.Workflows.Tests.Authoring;

public sealed class ScribanExpressionTests
{
    [Property(MaxTest = 200)]
    public Property Conditions_mean_in_Scriban_what_they_mean_in_CSharp() => Prop.ForAll(
        Gen.Sized(size => Tree(Math.Min(size, 5))).ToArbitrary(),
        tree =>
        {
            var text = JsonSerializer.Deserialize<string>(Build.Json<Flags, string>("blocks/route/config/condition", (flow, input) =>
                flow.If("route", tree.Of(input), then: _ => Value.Of("a"), otherwise: _ => Value.Of("b"))));
            return Combinations().All(flags =>
                Equals(Scriban.Template.Evaluate(text!, new ScriptObject { ["inputs"] = Object(flags) }), tree.In(flags)));
        });

    [Property(MaxTest = 200)]
    public bool A_literal_text_means_itself(NonNull<string> text)
    {
        var value = text.Get;
        if (value.Any(char.IsSurrogate))
        {
            return true;
        }

        var template = JsonSerializer.Deserialize<string>(
            Build.Json<Flags, string>("blocks/text/config/template", (flow, _) => flow.Text("text", $"{Value.Of(value)}|{value}")));
        return Scriban.Template.Parse(template!).Render() == $"{value}|{value}";
    }

    [Theory]
    [InlineData(1e-7)]
    [InlineData(1.5e300)]
    [InlineData(-2.5)]
    [InlineData(1e21)]
    public void A_literal_number_means_itself(double number)
    {
        var expression = JsonSerializer.Deserialize<string>(Build.Json<Line, string>("blocks/route/config/condition", (flow, input) =>
            flow.If("route", input.Price.Is(number), then: _ => Value.Of("a"), otherwise: _ => Value.Of("b"))));

        Assert.Equal(true, Scriban.Template.Evaluate(expression!, new ScriptObject { ["inputs"] = new ScriptObject { ["price"] = number } }));
    }

    private static Gen<Tree> Tree(int depth) => depth == 0
        ? Gen.Elements(
            new Tree(input => input.A, flags => flags.A),
            new Tree(input => input.B, flags => flags.B),
            new Tree(input => input.N > 1, flags => flags.N > 1))
        : Gen.OneOf(
            Tree(0),
            Tree(depth - 1).Select(inner => new Tree(input => !inner.Of(input), flags => !inner.In(flags))),
            Pair(depth).Select(pair => new Tree(input => pair.Item1.Of(input) & pair.Item2.Of(input), flags => pair.Item1.In(flags) & pair.Item2.In(flags))),
            Pair(depth).Select(pair => new Tree(input => pair.Item1.Of(input) | pair.Item2.Of(input), flags => pair.Item1.In(flags) | pair.Item2.In(flags))),
            Pair(depth).Select(pair => new Tree(input => pair.Item1.Of(input).Is(pair.Item2.Of(input)), flags => pair.Item1.In(flags) == pair.Item2.In(flags))));

    private static Gen<(Tree, Tree)> Pair(int depth) => Tree(depth - 1).SelectMany(left => Tree(depth - 1).Select(right => (left, right)));

    private static IEnumerable<Flags> Combinations() =>
        from a in new[] { true, false } from b in new[] { true, false } from n in new[] { 0, 1, 2 } select new Flags(a, b, n);

    private static ScriptObject Object(Flags flags) => new() { ["a"] = flags.A, ["b"] = flags.B, ["n"] = flags.N };
}

[Shape] public sealed record Flags(bool A, bool B, int N);

public sealed record Tree(Func<Value<Flags>, Value<bool>> Of, Func<Flags, bool> In);
