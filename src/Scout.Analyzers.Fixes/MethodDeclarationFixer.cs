using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Scout.Analyzers.Fixes;

/// <summary>A fix at the declaration of the method that a block calls, in whichever file that is.</summary>
/// <param name="descriptor">The rule.</param>
public abstract class MethodDeclarationFixer(DiagnosticDescriptor descriptor) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [descriptor.Id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixEverywhere.Batch;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var (document, cancellation) = (context.Document, context.CancellationToken);
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var use = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (model.GetSymbolInfo(use, cancellation) is var info
                && (info.Symbol ?? (info.CandidateSymbols is [var only] ? only : null)) is IMethodSymbol { DeclaringSyntaxReferences: [var reference] } method
                && document.Project.Solution.GetDocument(reference.SyntaxTree) is { } declared
                && await declared.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } declaredModel
                && CanFix(method, await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false), declaredModel, cancellation))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title(method), cancellation => Fix(document.Project.Solution, method, declared, reference, cancellation), descriptor.Id),
                    diagnostic);
            }
        }
    }

    /// <summary>What the editor shows.</summary>
    private protected abstract string Title(IMethodSymbol method);

    private protected abstract bool CanFix(IMethodSymbol method, SyntaxNode declaration, SemanticModel model, CancellationToken cancellation);

    private protected abstract SyntaxNode Mend(SyntaxNode declaration, SyntaxGenerator generator);

    /// <summary>A place where the method is named, as it has to be afterwards; null where it may stay.</summary>
    private protected virtual SyntaxNode? Use(MemberAccessExpressionSyntax use, IMethodSymbol method, SemanticModel model) => null;

    private async Task<Solution> Fix(
        Solution solution, IMethodSymbol method, Document declared, SyntaxReference reference, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        var declaration = await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false);
        var declaredEditor = await editor.GetDocumentEditorAsync(declared.Id, cancellation).ConfigureAwait(false);
        declaredEditor.ReplaceNode(declaration, (node, generator) => Mend(node, generator));
        foreach (var found in await SymbolFinder.FindReferencesAsync(method, solution, cancellation).ConfigureAwait(false))
        {
            foreach (var place in found.Locations)
            {
                var uses = await editor.GetDocumentEditorAsync(place.Document.Id, cancellation).ConfigureAwait(false);
                if (uses.OriginalRoot.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true).Parent is MemberAccessExpressionSyntax use && Use(use, method, uses.SemanticModel) is { } mended)
                {
                    uses.ReplaceNode(use, mended);
                }
            }
        }

        return editor.GetChangedSolution();
    }
}
