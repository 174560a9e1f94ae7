using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Scout.Analyzers.Code;

/// <summary>What a lambda or a local function uses of the method around it.</summary>
internal static class Captures
{
    /// <summary>The names, in the order of their use; <c>this</c> where it uses the object.</summary>
    public static IReadOnlyList<string> Of(IOperation body, IMethodSymbol function)
    {
        var names = new List<string>();
        foreach (var operation in body.DescendantsAndSelf())
        {
            var name = operation switch
            {
                ILocalReferenceOperation { Local: var local } when !IsInside(local, function) => local.Name,
                IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } local } when !IsInside(local, function) => local.Name,
                IParameterReferenceOperation { Parameter: var parameter } when !IsInside(parameter, function) => parameter.Name,
                IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => "this",
                _ => null,
            };
            if (name is not null && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static bool IsInside(ISymbol symbol, IMethodSymbol function)
    {
        for (var around = symbol.ContainingSymbol; around is not null; around = around.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(around, function))
            {
                return true;
            }
        }

        return false;
    }
}
