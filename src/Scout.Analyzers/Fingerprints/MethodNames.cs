using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Finds the static methods that a name may stand for, as it is seen from the type around it: no body is bound for that.</summary>
internal sealed class MethodNames(CSharpCompilation compilation)
{
    private readonly bool _importsEverywhere = compilation.SyntaxTrees.Any(tree => Usings(tree.GetRoot()).Any(import => IsStatic(import) && import.GlobalKeyword != default));
    private readonly Dictionary<(TypeDeclarationSyntax Around, string Name), INamedTypeSymbol?> _types = [];

    /// <summary>The methods; none where the name stands for something else. Null where only binding can tell.</summary>
    public List<IMethodSymbol>? Find(SemanticModel model, ExpressionSyntax expression)
    {
        if (expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { OpenBraceToken.IsMissing: false } around || expression.SpanStart < Place(around))
        {
            return null;
        }

        switch (expression)
        {
            case SimpleNameSyntax name:
                return Methods(Visible(model, around, name.Identifier.ValueText), name);
            case MemberAccessExpressionSyntax { Expression: var container, Name: var name }:
                if (Type(model, around, container) is not { } type)
                {
                    return [];
                }

                // What an extension adds to a type is not among its members.
                var members = model.LookupStaticMembers(Place(around), type, name.Identifier.ValueText);
                return members.IsEmpty ? null : Methods(members, name);
            default:
                return null;
        }
    }

    private static int Place(TypeDeclarationSyntax around) => around.OpenBraceToken.Span.End;

    // More than the language sees does no harm: where there are several, it is asked.
    private IEnumerable<ISymbol> Visible(SemanticModel model, TypeDeclarationSyntax around, string name)
    {
        if (_importsEverywhere || Usings(model.SyntaxTree.GetRoot()).Any(IsStatic))
        {
            return model.LookupStaticMembers(Place(around), name: name);
        }

        var members = new List<ISymbol>();
        for (var type = model.GetDeclaredSymbol(around); type is not null; type = type.ContainingType)
        {
            for (var part = type; part is not null; part = part.BaseType)
            {
                members.AddRange(part.GetMembers(name));
            }
        }

        return members;
    }

    private INamedTypeSymbol? Type(SemanticModel model, TypeDeclarationSyntax around, ExpressionSyntax container)
    {
        // The compiler takes a name with a dot as an expression first.
        var written = container switch
        {
            TypeSyntax name => name,
            MemberAccessExpressionSyntax when container.DescendantNodes().All(node => node is TypeSyntax or MemberAccessExpressionSyntax or TypeArgumentListSyntax) =>
                SyntaxFactory.ParseTypeName(container.ToString()),
            _ => null,
        };
        if (written is null)
        {
            return null;
        }

        var key = (around, written.ToString());
        if (!_types.TryGetValue(key, out var type))
        {
            type = model.GetSpeculativeSymbolInfo(Place(around), written, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol as INamedTypeSymbol;
            _types.Add(key, type);
        }

        return type;
    }

    private static List<IMethodSymbol> Methods(IEnumerable<ISymbol> symbols, SimpleNameSyntax name) =>
    [
        .. symbols.OfType<IMethodSymbol>()
            .Where(method => method is { MethodKind: MethodKind.Ordinary, IsStatic: true } && (name is not GenericNameSyntax || method.Arity == name.Arity))
            .Select(method => method.OriginalDefinition),
    ];

    private static IEnumerable<UsingDirectiveSyntax> Usings(SyntaxNode root) => root is CompilationUnitSyntax unit
        ? unit.Usings.Concat(unit.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.DescendantNodes(node => node is BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()))
        : [];

    private static bool IsStatic(UsingDirectiveSyntax import) => import.StaticKeyword != default;
}
