using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Templates;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT1033: writes the string so that Scriban gets both braces.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class HalvedBracesFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [HalvedBracesRule.Descriptor.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixEverywhere.Batch;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixKeys.Replacement, out var mended) && mended is not null
                && root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } written)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Keep both braces", cancellation => Replace(context.Document, written, mended, cancellation), HalvedBracesRule.Descriptor.Id),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> Replace(Document document, InterpolatedStringExpressionSyntax written, string mended, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.Replace(written.Span, mended));
    }
}
