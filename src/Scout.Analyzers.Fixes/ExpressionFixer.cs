using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Fixes;

/// <summary>Mends what a rule marks where that is an expression, by changes of the text.</summary>
/// <param name="rule">The rule's id.</param>
public abstract class ExpressionFixer(string rule) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [rule];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixEverywhere.Batch;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax expression
                && model is not null
                && Mended(diagnostic, expression, model, context.CancellationToken) is { } mended)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        mended.Title,
                        async cancellation => context.Document.WithText((await context.Document.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(mended.Changes)),
                        rule),
                    diagnostic);
            }
        }
    }

    /// <summary>What the fix is called and what it writes; null where there is none.</summary>
    private protected abstract (string Title, IReadOnlyList<TextChange> Changes)? Mended(Diagnostic diagnostic, ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation);
}
