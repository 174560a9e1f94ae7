using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Revisions.Model;

/// <summary>Blocks that live and end together: a workflow's, a branch's or a loop body's.</summary>
internal sealed record Scope
{
    /// <summary>The blocks by id. Order has no meaning in a graph.</summary>
    public required ImmutableSortedDictionary<string, Block> Blocks { get; init; }

    /// <summary>The scope's value, or <see langword="null"/> for a scope that runs for its effect (<c>when</c>).</summary>
    public required Binding? Result { get; init; }
}

/// <summary>Where a value comes from. In JSON: a string is an expression, <c>{"$literal": ...}</c> a constant, any other object is built member by member.</summary>
internal abstract record Binding
{
    private Binding() { }

    /// <summary>A Scriban expression over block ids, <c>inputs</c>, <c>vars</c>, <c>secrets</c> and loop variables; most often a path, such as <c>triage.category</c>.</summary>
    /// <param name="Text">The expression.</param>
    public sealed record Expression(string Text) : Binding;

    /// <summary>A constant.</summary>
    /// <param name="Value">Any JSON value.</param>
    public sealed record Literal(JsonElement Value) : Binding;

    /// <summary>An object made of other bindings.</summary>
    /// <param name="Members">The members by JSON name.</param>
    public sealed record Composite(ImmutableSortedDictionary<string, Binding> Members) : Binding;
}
