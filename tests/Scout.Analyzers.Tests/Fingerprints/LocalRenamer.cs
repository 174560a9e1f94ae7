using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>Gives every local, local function, range variable and parameter of a method or lambda another name.</summary>
internal static class LocalRenamer
{
    public static SourceProject Rename(SourceProject project)
    {
        var compilation = project.Compilation();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => Corpus.IsPart(tree.FilePath)))
        {
            var model = compilation.GetSemanticModel(tree);
            var root = tree.GetRoot();
            var names = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && IsLocal(Symbol(model, token)));
            project = project.With(tree.FilePath, root.ReplaceTokens(names, (_, token) => SyntaxFactory.Identifier(token.LeadingTrivia, token.ValueText + "Renamed", token.TrailingTrivia)).ToFullString());
        }

        Assert.Contains("slugRenamed", project.Files["Corpus/TextCode.cs"], StringComparison.Ordinal);
        return project;
    }

    private static ISymbol? Symbol(SemanticModel model, SyntaxToken token) =>
        token.Parent is IdentifierNameSyntax name ? model.GetSymbolInfo(name).Symbol : model.GetDeclaredSymbol(token.Parent!);

    /// <summary>Not where the name is said: in <c>nameof</c>, and as the property of an anonymous object.</summary>
    private static bool IsLocal(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => true,
        IParameterSymbol { IsImplicitlyDeclared: false, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.AnonymousFunction or MethodKind.LocalFunction } method } =>
            method.Name is not ("Grade" or "Anonymous" or "Round" or "Cut"),
        _ => false,
    };
}
