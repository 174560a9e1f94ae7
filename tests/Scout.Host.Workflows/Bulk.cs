namespace Scout.Host.Workflows;

/// <summary>Hands on much: more than a block may give, or more together than a message holds.</summary>
[Workflow("bulk")]
public sealed class Bulk : Workflow<Trouble, string>
{
    protected override Value<string> Define(Flow flow, Value<Trouble> input)
    {
        var first = flow.Code("first", Make, input.Kind);
        var second = flow.Code("second", Make, input.Kind);
        var third = flow.Code("third", Make, input.Kind);
        return flow.Code("sum", Sum, first, second, third);
    }

    public static string Make(string kind) => new('a', kind == "one" ? 25 * 1024 * 1024 : kind == "little" ? 1 : 23 * 1024 * 1024);

    public static string Sum(string first, string second, string third) => $"{first.Length + second.Length + third.Length}";
}
