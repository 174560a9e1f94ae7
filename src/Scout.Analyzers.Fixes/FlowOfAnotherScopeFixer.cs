using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Graph;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT1004: adds a block by the flow of its branch. A flow that the branch discards gets a name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FlowOfAnotherScopeFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FlowOfAnotherScopeRule.Descriptor.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixEverywhere.Batch;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixKeys.Replacement, out var flow) && flow is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Use the branch's own flow", cancellation => Mend(context.Document, diagnostic, flow, cancellation), FlowOfAnotherScopeRule.Descriptor.Id),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> Mend(Document document, Diagnostic diagnostic, string flow, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var changes = new List<TextChange>();
        if (root?.FindNode(diagnostic.AdditionalLocations[0].SourceSpan).FirstAncestorOrSelf<ParameterSyntax>() is { } parameter && parameter.Identifier.ValueText != flow)
        {
            changes.Add(new(parameter.Identifier.Span, flow));
        }

        if (text.ToString(diagnostic.Location.SourceSpan) != flow)
        {
            changes.Add(new(diagnostic.Location.SourceSpan, flow));
        }

        return document.WithText(text.WithChanges(changes));
    }
}
