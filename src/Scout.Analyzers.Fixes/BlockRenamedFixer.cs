using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Contracts;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT3015: tells the block what it was called before.</summary>
/// <remarks>It only inserts text, so that blocks inside each other can be mended at once.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BlockRenamedFixer : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [BlockRenamedRule.Descriptor.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixEverywhere.Batch;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && model?.GetOperation(call, context.CancellationToken) is IInvocationOperation operation
                && diagnostic.Properties.TryGetValue(FixKeys.FormerId, out var former) && former is not null)
            {
                var setting = $"FormerId = {SymbolDisplay.FormatLiteral(former, quote: true)}";
                context.RegisterCodeFix(
                    CodeAction.Create($"Add {setting}", cancellation => Change(context.Document, Edit(call, Options(operation), setting), cancellation), BlockRenamedRule.Descriptor.Id),
                    diagnostic);
            }
        }
    }

    // What is given for the parameter that every kind of block has.
    private static ExpressionSyntax? Options(IInvocationOperation call) => call.Arguments
        .Where(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "options" })
        .Select(argument => (argument.Syntax as ArgumentSyntax)?.Expression)
        .FirstOrDefault();

    // An object that is made here, or none: the rule says nothing about others.
    private static TextChange Edit(InvocationExpressionSyntax call, ExpressionSyntax? options, string setting) => options switch
    {
        null => Insert(call.ArgumentList.CloseParenToken.SpanStart, $", options: new() {{ {setting} }}"),
        BaseObjectCreationExpressionSyntax { Initializer: { Expressions.Count: > 0 } initializer } => After(initializer.Expressions, setting),
        BaseObjectCreationExpressionSyntax { Initializer: { } empty } => new(empty.Span, $"{{ {setting} }}"),
        BaseObjectCreationExpressionSyntax => Insert(options.Span.End, $" {{ {setting} }}"),
        _ => new(options.Span, $"new() {{ {setting} }}"),
    };

    // As the last setting stands, on a line of its own or on the same one.
    private static TextChange After(SeparatedSyntaxList<ExpressionSyntax> settings, string setting)
    {
        var last = settings.Last();
        var indent = last.GetLeadingTrivia().ToFullString();
        var newLine = Line(last.GetFirstToken().GetPreviousToken().TrailingTrivia);
        if (settings.SeparatorCount < settings.Count)
        {
            return Insert(last.Span.End, newLine is null ? $", {setting}" : $",{newLine}{indent}{setting}");
        }

        var comma = settings.GetSeparator(settings.Count - 1);
        return Line(comma.TrailingTrivia) is { } line ? Insert(comma.FullSpan.End, $"{indent}{setting},{line}") : Insert(comma.Span.End, $" {setting},");
    }

    private static string? Line(SyntaxTriviaList trivia) =>
        trivia.Where(part => part.IsKind(SyntaxKind.EndOfLineTrivia)).Select(part => part.ToString()).FirstOrDefault();

    private static TextChange Insert(int at, string text) => new(new(at, 0), text);

    private static async Task<Document> Change(Document document, TextChange change, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(change));
    }
}
