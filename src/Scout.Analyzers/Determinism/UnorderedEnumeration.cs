using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2017: makes blocks, lists or text in an order that is not fixed.</summary>
internal sealed class UnorderedEnumeration() : Impurity(Descriptor, "depends on an order that is not fixed", "order it by a key, or use an array or a list")
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2017", RuleCategory.Determinism, DiagnosticSeverity.Warning, "A definition does not depend on an order that is not fixed");

    private static readonly ImmutableHashSet<string> Listing = ["ToList", "ToArray", "ToImmutableArray", "ToImmutableList", "First", "FirstOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault", "Aggregate"];

    // For what is done with a list afterwards, order counts no more.
    private static readonly ImmutableHashSet<string> Ordering = ["Order", "OrderBy", "OrderDescending", "OrderByDescending", "ToHashSet", "ToFrozenSet", "ToDictionary", "ToFrozenDictionary", "Count", "Any", "All", "Contains", "Sum", "Min", "Max"];

    public override Finding? Find(IOperation operation, ISymbol? member)
    {
        var source = operation switch
        {
            IForEachLoopOperation loop => UnorderedCollections.Source(loop.Collection) is { } collection && MakesSomething(loop.Body) ? collection : null,
            ISpreadOperation spread => UnorderedCollections.Source(spread.Operand),
            IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String, Name: "Join" or "Concat" } } text => text.Arguments.Select(argument => UnorderedCollections.Source(argument.Value)).FirstOrDefault(found => found is not null),
            IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: var name }, Arguments: [var first, ..] } call when Listing.Contains(name) && !IsOrderedAfterwards(call) => UnorderedCollections.Source(first.Value),
            _ => null,
        };
        return source is null ? null : new(this, $"{source.Syntax} is {UnorderedCollections.Kind(source)}", source.Syntax.GetLocation(), UnorderedCollections.Ordered(source));
    }

    private static bool IsOrderedAfterwards(IOperation list)
    {
        var parent = list.Parent;
        while (parent is IConversionOperation or IArgumentOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInvocationOperation call && Ordering.Contains(call.TargetMethod.Name);
    }

    // Blocks, text or a list; a sum, or a look for one item, is the same in any order.
    private static bool MakesSomething(IOperation body) => body.Descendants().Any(operation => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Add" or "Append" or "AppendLine" or "AppendFormat" or "Insert", ContainingType.Name: "List" or "StringBuilder" } } => true,
        IInvocationOperation { TargetMethod.ContainingType: { Name: "Flow", ContainingNamespace.Name: "Scout" } } => true,
        ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => true,
        IReturnOperation { Kind: OperationKind.YieldReturn } => true,
        _ => false,
    });
}
