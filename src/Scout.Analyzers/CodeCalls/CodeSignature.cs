using System.Collections.Immutable;
using Scout.Analyzers.Shapes;

namespace Scout.Analyzers.CodeCalls;

/// <summary>What an overload of <c>Code</c> is written from. Methods that differ in nothing else share one.</summary>
/// <param name="Space">The namespace of the definition; empty for the global one.</param>
/// <param name="Returns">What holds the result.</param>
/// <param name="TakesToken">Whether a cancellation token comes last.</param>
/// <param name="Parameters">The other parameters.</param>
/// <param name="Depth">Greater where parameters' types can be turned into those of another: a method fits the others too, as far as C# sees, and is meant for none of them.</param>
/// <param name="IsOblivious">Whether it serves methods that differ in what may be null, and so says nothing of it.</param>
internal sealed record CodeSignature(string Space, ResultKind Returns, bool TakesToken, EquatableArray<ParameterModel> Parameters, int Depth, bool IsOblivious = false)
{
    /// <summary>What C# tells overloads apart by.</summary>
    public string Key => $"{Space}|{Returns}|{TakesToken}|{string.Join(",", Parameters.Select(parameter => parameter.Type.Plain))}";
}

/// <summary>What holds a method's result. The greater one is meant where a method fits both.</summary>
internal enum ResultKind
{
    /// <summary>Nothing: it is returned at once.</summary>
    None,

    /// <summary>A <c>ValueTask</c>.</summary>
    ValueTask,

    /// <summary>A <c>Task</c>.</summary>
    Task,
}

/// <summary>A type's full name.</summary>
/// <param name="Full">With what it says about null.</param>
/// <param name="Plain">Without.</param>
internal sealed record TypeText(string Full, string Plain);

/// <summary>A parameter of a method.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Argument">What the overload takes for it.</param>
/// <param name="Part">What is filled in there: the type of a number, of a list's items, of what may be null; or the type itself.</param>
/// <param name="IsOptional">Whether the method has a default for it.</param>
internal sealed record ParameterModel(TypeText Type, ArgumentKind Argument, TypeText Part, bool IsOptional);

/// <summary>What an overload takes for a parameter.</summary>
internal enum ArgumentKind
{
    /// <summary>A value of the type.</summary>
    Value,

    /// <summary>A value of the type, or of the one that is never null.</summary>
    NullableReference,

    /// <summary>The same of a structure.</summary>
    NullableStructure,

    /// <summary>A number of the type or of a smaller one.</summary>
    Number,

    /// <summary>The same, or null.</summary>
    NullableNumber,

    /// <summary>A list of the items, of whatever type.</summary>
    List,
}

/// <summary>
/// Every overload once, in an order that does not depend on where the calls stand. Of those that a method fits but the call's values do not,
/// C# speaks of the first: that is the method's own, as the others have greater depths.
/// </summary>
internal sealed record Signatures(EquatableArray<CodeSignature> All)
{
    public static Signatures Of(ImmutableArray<CodeSignature?> calls) => new(new EquatableArray<CodeSignature>(
        [.. calls.OfType<CodeSignature>().GroupBy(call => call.Key, StringComparer.Ordinal).Select(Merged).OrderBy(call => call.Depth).ThenBy(call => call.Key, StringComparer.Ordinal)]));

    // What one of them has a default for may be left out: of the others the build says that it is missing.
    private static CodeSignature Merged(IEnumerable<CodeSignature> same) => same.Aggregate((one, other) => one with
    {
        Parameters = new([.. one.Parameters.Select((parameter, index) => parameter with { IsOptional = parameter.IsOptional || other.Parameters[index].IsOptional })]),
        IsOblivious = one.IsOblivious || one.Parameters.Zip(other.Parameters, (left, right) => left.Type != right.Type).Any(differs => differs),
    });
}
