using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Finds the methods that are given to Scout by their names.</summary>
internal static class CodeRoots
{
    public static IReadOnlyList<IMethodSymbol> Find(FingerprintCompilation compilation)
    {
        var names = new MethodNames(compilation.Compilation);
        var methods = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.Compilation.SyntaxTrees)
        {
            foreach (var expression in tree.GetRoot(compilation.Cancellation).DescendantNodes().OfType<ExpressionSyntax>().Where(IsGiven))
            {
                methods.UnionWith(Given(names, compilation.Model(tree), expression, compilation.Cancellation));
            }
        }

        return [.. methods];
    }

    /// <summary>
    /// The methods that a name stands for and that Scout is given. To bind a name costs the binding of all of the definition around it, which is
    /// dear while other generators' members are missing: names that no method has, and those that can be nothing but code, are told without it.
    /// </summary>
    private static List<IMethodSymbol> Given(MethodNames names, SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation) =>
        names.Find(model, expression) switch
        {
            [] => [],
            [var only] when IsCode(expression) => [only],
            _ => Bound(model, expression, cancellation),
        };

    /// <summary>Whether syntax alone says that a name is given as code: to a call of <c>Code</c>, or in a list of <c>Tools</c>.</summary>
    private static bool IsCode(ExpressionSyntax expression)
    {
        var node = expression.Parent;
        while (node is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            node = node.Parent;
        }

        if (node is ArgumentSyntax)
        {
            return node.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && name == BlockKinds.Code.Method;
        }

        while (node is CollectionElementSyntax or CollectionExpressionSyntax or InitializerExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax)
        {
            node = node.Parent;
        }

        return node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Tools" } };
    }

    /// <summary>A name that is an argument, an element or an assigned value.</summary>
    private static bool IsGiven(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or GenericNameSyntax or MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression }
        && expression.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right == expression,
            CastExpressionSyntax cast => cast.Expression == expression,
            ConditionalExpressionSyntax conditional => conditional.Condition != expression,
            ArgumentSyntax or InitializerExpressionSyntax or ExpressionElementSyntax or EqualsValueClauseSyntax or ParenthesizedExpressionSyntax
                or ArrowExpressionClauseSyntax or ReturnStatementSyntax or SwitchExpressionArmSyntax => true,
            _ => false,
        };

    /// <summary>
    /// The method of a method group. Where an argument beside it is written by another generator, and so not known here, its call
    /// does not resolve: then every method that may be meant counts.
    /// </summary>
    private static List<IMethodSymbol> Bound(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation)
    {
        var info = model.GetSymbolInfo(expression, cancellation);
        var candidates = info.Symbol is null ? info.CandidateSymbols : [info.Symbol];
        var methods = candidates.OfType<IMethodSymbol>()
            .Where(method => method.MethodKind == MethodKind.Ordinary && method.IsStatic)
            .Select(method => method.OriginalDefinition)
            .ToList();
        return methods.Count > 0 && (IsDelegate(model.GetTypeInfo(expression, cancellation).ConvertedType) || IsScouts(model, expression, cancellation)) ? methods : [];
    }

    /// <summary>A list of methods for a model may be made anywhere.</summary>
    private static bool IsDelegate(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Delegate or SpecialType.System_MulticastDelegate };

    /// <summary>Whether the call or object that a name is given to is one of Scout's, or one that does not resolve.</summary>
    private static bool IsScouts(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation)
    {
        foreach (var ancestor in expression.Ancestors())
        {
            switch (ancestor)
            {
                case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax:
                    var info = model.GetSymbolInfo(ancestor, cancellation);
                    var candidates = info.Symbol is null ? info.CandidateSymbols : [info.Symbol];
                    if (candidates.IsEmpty && model.GetTypeInfo(ancestor, cancellation).Type is { TypeKind: not TypeKind.Error } type)
                    {
                        candidates = [type];
                    }

                    return candidates.IsEmpty || candidates.Any(IsScouts);
                case StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool IsScouts(ISymbol symbol)
    {
        if (OtherAssemblies.IsScouts(symbol.ContainingAssembly))
        {
            return true;
        }

        // A list or dictionary of a Scout type.
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        return type is { TypeArguments: { Length: > 0 } arguments } && arguments.Any(argument => OtherAssemblies.IsScouts(argument.ContainingAssembly));
    }
}
