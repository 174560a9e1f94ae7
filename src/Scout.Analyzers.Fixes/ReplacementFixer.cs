using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Fixes;

/// <summary>A fix that puts the text that its rule suggests in place of what the rule marked.</summary>
/// <param name="descriptor">The rule.</param>
public abstract class ReplacementFixer(DiagnosticDescriptor descriptor) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [descriptor.Id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixEverywhere.Batch;

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixKeys.Replacement, out var replacement) && replacement is not null)
            {
                var span = Place(diagnostic).SourceSpan;
                context.RegisterCodeFix(
                    CodeAction.Create(Title(replacement), cancellation => Replace(context.Document, span, Source(replacement), cancellation), equivalenceKey: descriptor.Id),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>What the editor shows.</summary>
    /// <param name="replacement">What the rule suggests.</param>
    private protected virtual string Title(string replacement) => $"Use '{replacement}'";

    /// <summary>The suggestion as source text.</summary>
    /// <param name="replacement">What the rule suggests.</param>
    private protected virtual string Source(string replacement) => replacement;

    /// <summary>What the suggestion is to stand in place of.</summary>
    /// <param name="diagnostic">What the rule reported.</param>
    private protected virtual Location Place(Diagnostic diagnostic) => diagnostic.Location;

    private static async Task<Document> Replace(Document document, TextSpan span, string replacement, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.Replace(span, replacement));
    }
}
