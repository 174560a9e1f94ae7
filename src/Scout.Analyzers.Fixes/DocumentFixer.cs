using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>A fix whose edits of one file must know of each other: all of a file are made at once.</summary>
/// <param name="descriptors">The rules.</param>
public abstract class DocumentFixer(params DiagnosticDescriptor[] descriptors) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. descriptors.Select(descriptor => descriptor.Id)];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await Fix(document, [.. diagnostics.Where(CanFix)], context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics.Where(CanFix))
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title(diagnostic), cancellation => Fix(context.Document, [diagnostic], cancellation), equivalenceKey: GetType().Name),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether the rule has said what the fix needs.</summary>
    private protected virtual bool CanFix(Diagnostic diagnostic) => true;

    /// <summary>What the editor shows.</summary>
    private protected abstract string Title(Diagnostic diagnostic);

    private protected abstract Task<Document> Fix(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation);
}
