using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Scout.Analyzers.Code;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT2001: a lambda that uses nothing of the method around it becomes a public static method of the class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CodeWithoutNameFixer() : DocumentFixer(CodeBindingRule.CodeWithoutName)
{
    private static readonly SymbolDisplayFormat TypeFormat =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private protected override bool CanFix(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FixKeys.Name, out var name) && name is not null;

    private protected override string Title(Diagnostic diagnostic) => $"Make it the method '{diagnostic.Properties[FixKeys.Name]}'";

    private protected override async Task<Document> Fix(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return document;
        }

        var names = new Dictionary<SyntaxNode, string>();
        var methods = new Dictionary<SyntaxNode, List<MemberDeclarationSyntax>>();
        foreach (var diagnostic in diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LambdaExpressionSyntax lambda
                && model.GetSymbolInfo(lambda, cancellation).Symbol is IMethodSymbol symbol
                && lambda.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.LastOrDefault() is { } last)
            {
                var name = Free(diagnostic.Properties[FixKeys.Name]!, lambda, model, names.Values);
                names.Add(lambda, name);
                (methods.TryGetValue(last, out var added) ? added : methods[last] = []).Add(Method(name, lambda, symbol, model));
            }
        }

        var tracked = root.TrackNodes(names.Keys.Concat(methods.Keys));
        foreach (var pair in names)
        {
            tracked = tracked.ReplaceNode(tracked.GetCurrentNode(pair.Key)!, SyntaxFactory.IdentifierName(pair.Value).WithTriviaFrom(pair.Key));
        }

        foreach (var pair in methods)
        {
            tracked = tracked.InsertNodesAfter(tracked.GetCurrentNode(pair.Key)!, pair.Value);
        }

        return document.WithSyntaxRoot(tracked);
    }

    private static MemberDeclarationSyntax Method(string name, LambdaExpressionSyntax lambda, IMethodSymbol symbol, SemanticModel model)
    {
        var names = new HashSet<string>();
        var parameters = symbol.Parameters.Select((parameter, index) =>
            $"{Type(parameter.Type)} {(names.Add(parameter.Name) ? parameter.Name : $"{parameter.Name}{index + 1}")}");
        var head = $"public static {(lambda.AsyncKeyword.IsKind(SyntaxKind.None) ? "" : "async ")}{Type(symbol.ReturnType)} {name}({string.Join(", ", parameters)})";
        var body = lambda.Block is { } block ? $"\n{block}" : $" => {lambda.ExpressionBody};";
        return SyntaxFactory.ParseMemberDeclaration(head + body)!
            .WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);

        string Type(ITypeSymbol type) => type.ToMinimalDisplayString(model, lambda.SpanStart, TypeFormat);
    }

    private static string Free(string name, SyntaxNode place, SemanticModel model, IEnumerable<string> others)
    {
        var taken = new HashSet<string>(others);
        var free = name;
        for (var number = 2; taken.Contains(free) || !model.LookupSymbols(place.SpanStart, name: free).IsEmpty; number++)
        {
            free = $"{name}{number}";
        }

        return free;
    }
}
