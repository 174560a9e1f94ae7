namespace Shop.Templates;

[Workflow("syntax")]
public sealed class Syntax : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var all = flow.Text("all", $"{input.Item} {input.Urgent} {input.Lines}");
        return flow.Text("greet", "{{ all }} {{ if }}"); // SCOUT1010
    }
}

[Workflow("unknown-name")]
public sealed class UnknownName : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) =>
        flow.Text("greet", "{{ input.item | string.upcase }} {{ inputs.urgent }} {{ inputs.lines }} {{ inputs.item }}"); // SCOUT1011
}

[Workflow("unknown-member")]
public sealed class UnknownMember : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) =>
        flow.Text("greet", "{{ inputs.itm | string.upcase }} {{ inputs.item }} {{ inputs.urgent }} {{ inputs.lines }}"); // SCOUT1012
}

[Workflow("no-boolean")]
public sealed class NoBoolean : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.If("route",
        "inputs.item", // SCOUT1013
        then: flow => flow.Text("hurry", $"{input.Urgent} {input.Lines}"),
        otherwise: _ => Value.Of(""));
}

[Workflow("too-early")]
public sealed class TooEarly : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var first = flow.Text("first", "{{ second }}"); // SCOUT1017
        return flow.Text("second", $"{first} {input.Item} {input.Urgent} {input.Lines}");
    }
}

[Workflow("taken-name")]
public sealed class TakenName : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var first = flow.Text("first", $"{input.Item} {input.Urgent} {input.Lines}");
        return flow.Text("second", $$$"""{{ first = 1 }} {{{first}}}"""); // SCOUT1019
    }
}

[Workflow("reads-its-owner")]
public sealed class ReadsItsOwner : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) => flow.If("route", input.Urgent,
        then: flow => flow.Text("hurry", "{{ route }} {{ inputs.item }} {{ inputs.lines }}"), // SCOUT1022
        otherwise: _ => Value.Of(""));
}

[Workflow("unknown-function")]
public sealed class UnknownFunction : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) =>
        flow.Text("greet", "{{ inputs.item | string.uppercase }} {{ inputs.urgent }} {{ inputs.lines }}"); // SCOUT1026
}

[Workflow("never-read")]
public sealed class NeverRead : Workflow<NeverRead.Input, string>
{
    [Shape] public sealed record Input(string Item, string Unread); // SCOUT1032

    protected override Value<string> Define(Flow flow, Value<Input> input) => flow.Text("greet", $"{input.Item}");
}

[Workflow("halved-braces")]
public sealed class HalvedBraces : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) =>
        flow.Text("greet", $"{{ inputs.item }} {input.Item} {input.Urgent} {input.Lines}"); // SCOUT1033
}

[Workflow("foreign-syntax")]
public sealed class ForeignSyntax : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) =>
        flow.Text("greet", $$"""{% if inputs.urgent %} {{input.Item}} {{input.Urgent}} {{input.Lines}}"""); // SCOUT1034
}

[Workflow("concatenated")]
public sealed class Concatenated : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var all = flow.Text("all", $"{input.Item} {input.Urgent} {input.Lines}");
        return flow.Text("greet", "{{ all }} " + Words()); // SCOUT1035
    }

    private static string Words() => string.Join(" ", "a", "b");
}

[Workflow("unescaped")]
public sealed class Unescaped : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input) =>
        flow.Text("greet", $"https://example.com/search?q={input.Item} for {input.Urgent} {input.Lines}"); // SCOUT1036
}

[Workflow("raw-name")]
public sealed class RawName : Workflow<Order, string>
{
    protected override Value<string> Define(Flow flow, Value<Order> input)
    {
        var all = flow.Text("all", $"{input.Item} {input.Urgent} {input.Lines}");
        return flow.Text("greet", "Hello {{ all }}"); // SCOUT1037
    }
}
