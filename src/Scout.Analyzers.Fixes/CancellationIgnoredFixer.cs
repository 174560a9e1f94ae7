using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Code;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT2030: passes the token on; adds it to the method where it has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CancellationIgnoredFixer() : DocumentFixer(CancellationIgnoredRule.Descriptor)
{
    private protected override bool CanFix(Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(FixKeys.Replacement)
        && (!diagnostic.Properties.TryGetValue(FixKeys.Name, out var name) || name is not null);

    private protected override string Title(Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(FixKeys.Name) ? "Take a CancellationToken and pass it on" : $"Pass '{diagnostic.Properties[FixKeys.Replacement]}'";

    private protected override async Task<Document> Fix(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var lists = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            var arguments = diagnostic.Properties[FixKeys.Replacement]!.Split('\n');
            var calls = diagnostic.Location.SourceSpan is var span && diagnostic.Properties.ContainsKey(FixKeys.Name) ? diagnostic.AdditionalLocations.Select(location => location.SourceSpan) : [span];
            foreach (var (place, argument) in calls.Zip(arguments, (place, argument) => (place, argument)))
            {
                if (Find<InvocationExpressionSyntax>(root, place) is { } call)
                {
                    lists[call.ArgumentList] = SyntaxFactory.ParseArgumentList($"({argument})");
                }
            }

            if (diagnostic.Properties.TryGetValue(FixKeys.Name, out var name) && Find<MethodDeclarationSyntax>(root, span) is { } method)
            {
                lists[method.ParameterList] = Parameter(name!, method.ParameterList.Parameters.Any(parameter => parameter.Default is not null));
            }
        }

        // An argument of one call may be another call.
        return document.WithSyntaxRoot(root.ReplaceNodes(lists.Keys, (old, current) => (current, lists[old]) switch
        {
            (ArgumentListSyntax arguments, ArgumentListSyntax { Arguments: [var added] }) => arguments.AddArguments(Spaced(added, arguments.Arguments.Count)),
            (ParameterListSyntax parameters, ParameterSyntax added) => parameters.AddParameters(Spaced(added, parameters.Parameters.Count)),
            _ => current,
        }));
    }

    private static TNode Spaced<TNode>(TNode node, int before)
        where TNode : SyntaxNode => before == 0 ? node : node.WithLeadingTrivia(SyntaxFactory.Space);

    private static ParameterSyntax Parameter(string name, bool isOptional) => SyntaxFactory.Parameter(
        [], [],
        SyntaxFactory.ParseTypeName("System.Threading.CancellationToken").WithTrailingTrivia(SyntaxFactory.Space).WithAdditionalAnnotations(Simplifier.Annotation),
        SyntaxFactory.Identifier(name),
        isOptional ? SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)).NormalizeWhitespace().WithLeadingTrivia(SyntaxFactory.Space) : null);

    private static TNode? Find<TNode>(SyntaxNode root, TextSpan span)
        where TNode : SyntaxNode => root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>();
}
