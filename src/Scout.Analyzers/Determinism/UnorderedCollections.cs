using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Determinism;

/// <summary>Collections whose order is not fixed, and how to order them.</summary>
internal static class UnorderedCollections
{
    private static readonly ImmutableHashSet<string> Maps = ["Dictionary", "ConcurrentDictionary", "FrozenDictionary", "ImmutableDictionary"];

    private static readonly ImmutableHashSet<string> Sets = ["HashSet", "FrozenSet", "ImmutableHashSet", "ConcurrentBag"];

    // What hands on the items in the order in which they come.
    private static readonly ImmutableHashSet<string> Stages = ["Select", "SelectMany", "Where", "Distinct", "Cast", "OfType", "Index", "AsEnumerable", "Concat", "Append", "Prepend", "Take", "Skip"];

    /// <summary>The collection that a sequence gets its items from, if its order is not fixed; else null.</summary>
    public static IOperation? Source(IOperation? sequence)
    {
        sequence = BlockModel.Unwrap(sequence);
        while (sequence is IInvocationOperation { TargetMethod: { IsExtensionMethod: true, ContainingType.Name: "Enumerable" } method, Arguments: [var first, ..] } && Stages.Contains(method.Name))
        {
            sequence = BlockModel.Unwrap(first.Value);
        }

        return sequence is not null && Kind(sequence) is not null ? sequence : null;
    }

    /// <summary>What a collection is, such as <c>a Dictionary</c>; null where its order is fixed or not known.</summary>
    public static string? Kind(IOperation collection) =>
        collection is IPropertyReferenceOperation { Property.Name: "Keys" or "Values", Instance.Type: INamedTypeSymbol owner } && IsIn(owner, Maps) ? $"the {((IPropertyReferenceOperation)collection).Property.Name} of a {owner.Name}"
        : collection.Type is INamedTypeSymbol type && (IsIn(type, Maps) || IsIn(type, Sets)) ? $"a {type.Name}"
        : null;

    /// <summary>The collection in order; null where its items cannot be compared.</summary>
    public static string? Ordered(IOperation collection)
    {
        var (key, isMap) = collection switch
        {
            IPropertyReferenceOperation { Property.Name: "Keys", Instance.Type: INamedTypeSymbol { TypeArguments: [var keys, _] } } => (keys, false),
            { Type: INamedTypeSymbol { TypeArguments: [var keys, _] } type } when IsIn(type, Maps) => (keys, true),
            { Type: INamedTypeSymbol { TypeArguments: [var item] } type } when IsIn(type, Sets) => (item, false),
            _ => (null, false),
        };
        if (key is null || !(key.TypeKind == TypeKind.Enum || key.AllInterfaces.Any(part => part is { Name: "IComparable", Arity: 1 })))
        {
            return null;
        }

        var comparer = key.SpecialType == SpecialType.System_String ? "StringComparer.Ordinal" : "";
        var order = isMap ? $".OrderBy(x => x.Key{(comparer == "" ? "" : ", ")}{comparer})" : $".Order({comparer})";
        return $"{collection.Syntax}{order}";
    }

    private static bool IsIn(INamedTypeSymbol type, ImmutableHashSet<string> names) =>
        type.Arity > 0 && names.Contains(type.Name) && type.ContainingNamespace.ToDisplayString().StartsWith("System.Collections.", StringComparison.Ordinal);
}
