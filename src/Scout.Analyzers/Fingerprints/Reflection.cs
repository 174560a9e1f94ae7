using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Where code may run members of a type that it does not name.</summary>
internal static class Reflection
{
    /// <summary>What only says which type it is, and where.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Name", "FullName", "Namespace", "AssemblyQualifiedName", "Assembly", "Module" };

    /// <summary>What gives the types of an assembly.</summary>
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "GetTypes", "GetExportedTypes", "GetForwardedTypes", "GetType", "FindTypes", "DefinedTypes", "ExportedTypes" };

    /// <summary>Whether an expression that gives a <see cref="System.Type"/> is used for more than the type's name, or a comparison.</summary>
    public static bool IsMoreThanAName(ExpressionSyntax type)
    {
        SyntaxNode node = type;
        while (node.Parent is ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            MemberAccessExpressionSyntax access => !Names.Contains(access.Name.Identifier.ValueText),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } => false,
            _ => true,
        };
    }

    /// <summary>Whether a member of elsewhere gives the types of assemblies, or may do something with all of them.</summary>
    public static bool LooksThroughTypes(ISymbol member, OtherAssemblies assemblies) =>
        (member.ContainingType?.Name is "Assembly" or "Module" && Lists.Contains(member.Name))
        || (member is IMethodSymbol method && assemblies.Counts(method.ContainingAssembly)
            && (method.Name.IndexOf("FromAssembl", StringComparison.Ordinal) >= 0 || method.Parameters.Any(parameter => (parameter.Type as IArrayTypeSymbol)?.ElementType.Name == "Assembly" || parameter.Type.Name == "Assembly")));

    /// <summary>Whether what declares a type parameter asks for the type that it stands for, or hands it to what does.</summary>
    public static bool AsksFor(FingerprintCompilation compilation, ITypeParameterSymbol parameter)
    {
        var seen = new HashSet<ITypeParameterSymbol>(SymbolEqualityComparer.Default) { parameter };
        var pending = new Stack<ITypeParameterSymbol>(seen);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            foreach (var node in next.ContainingSymbol.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax(compilation.Cancellation).DescendantNodes()))
            {
                var model = compilation.Model(node.SyntaxTree);
                if (node is TypeOfExpressionSyntax asked && IsMoreThanAName(asked) && Mentions(model.GetTypeInfo(asked.Type, compilation.Cancellation).Type, next))
                {
                    return true;
                }

                var given = node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax ? model.GetSymbolInfo(node, compilation.Cancellation).Symbol : null;
                foreach (var (taker, argument) in Arguments(given))
                {
                    if (compilation.IsOwn(taker) && Mentions(argument, next) && seen.Add(taker))
                    {
                        pending.Push(taker);
                    }
                }
            }
        }

        return false;
    }

    private static IEnumerable<(ITypeParameterSymbol Taker, ITypeSymbol Argument)> Arguments(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol method)
        {
            foreach (var argument in method.OriginalDefinition.TypeParameters.Zip(method.TypeArguments, (taker, given) => (taker, given)))
            {
                yield return argument;
            }
        }

        for (var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (var argument in type.OriginalDefinition.TypeParameters.Zip(type.TypeArguments, (taker, given) => (taker, given)))
            {
                yield return argument;
            }
        }
    }

    private static bool Mentions(ITypeSymbol? type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol other => SymbolEqualityComparer.Default.Equals(other, parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Mentions(argument, parameter)),
        _ => false,
    };
}
