using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT3015: tells the block what it was called before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BlockRenamedFixer : CodeFixProvider
{
    private const string Option = "FormerId";
    private const string Parameter = "options";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SCOUT3015"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && model?.GetOperation(call, context.CancellationToken) is IInvocationOperation operation
                && diagnostic.Properties.TryGetValue(Option, out var former) && former is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Add {Option} = \"{former}\"",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, With(call, Options(operation), Assignment(former))))),
                        nameof(BlockRenamedFixer)),
                    diagnostic);
            }
        }
    }

    // What is given for the parameter that every kind of block has.
    private static ExpressionSyntax? Options(IInvocationOperation call) => call.Arguments
        .Where(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: Parameter })
        .Select(argument => (argument.Syntax as ArgumentSyntax)?.Expression)
        .FirstOrDefault();

    private static InvocationExpressionSyntax With(InvocationExpressionSyntax call, ExpressionSyntax? options, AssignmentExpressionSyntax setting) => options is not null
        ? call.ReplaceNode(options, Changed(options, setting))
        : call.AddArgumentListArguments(Argument(NameColon(IdentifierName(Parameter)).WithTrailingTrivia(Space), default, Made(setting)).WithLeadingTrivia(Space));

    private static ExpressionSyntax Changed(ExpressionSyntax options, AssignmentExpressionSyntax setting) => options switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: { Expressions.Count: > 0 } initializer } made => made.WithInitializer(initializer.WithExpressions(Added(initializer.Expressions, setting))),
        BaseObjectCreationExpressionSyntax made => made.WithInitializer(Braces(setting)).WithTrailingTrivia(options.GetTrailingTrivia()),
        LiteralExpressionSyntax => Made(setting).WithTriviaFrom(options),
        _ => WithExpression(options.WithoutTrailingTrivia(), WithInitializer(setting)).WithTrailingTrivia(options.GetTrailingTrivia()),
    };

    // The new one stands as the last one does, on a line of its own or on the same one.
    private static SeparatedSyntaxList<ExpressionSyntax> Added(SeparatedSyntaxList<ExpressionSyntax> settings, AssignmentExpressionSyntax setting)
    {
        var last = settings.Last();
        var hasTrailingComma = settings.SeparatorCount == settings.Count;
        var comma = hasTrailingComma ? settings.GetSeparator(settings.Count - 1) : Token(SyntaxKind.CommaToken).WithTrailingTrivia(last.GetTrailingTrivia());
        var added = setting.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(hasTrailingComma ? [] : last.GetTrailingTrivia());
        var all = (hasTrailingComma ? settings : settings.Replace(last, last.WithoutTrailingTrivia())).GetWithSeparators();
        return SeparatedList<ExpressionSyntax>(hasTrailingComma ? all.Add(added).Add(comma) : all.Add(comma).Add(added));
    }

    private static AssignmentExpressionSyntax Assignment(string former) => AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        IdentifierName(Option).WithTrailingTrivia(Space),
        Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space),
        LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(former)));

    private static ImplicitObjectCreationExpressionSyntax Made(AssignmentExpressionSyntax setting) => ImplicitObjectCreationExpression().WithInitializer(Braces(setting));

    private static InitializerExpressionSyntax Braces(AssignmentExpressionSyntax setting) => InitializerExpression(
        SyntaxKind.ObjectInitializerExpression,
        Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space),
        SingletonSeparatedList<ExpressionSyntax>(setting.WithTrailingTrivia(Space)),
        Token(SyntaxKind.CloseBraceToken));

    private static InitializerExpressionSyntax WithInitializer(AssignmentExpressionSyntax setting) => InitializerExpression(
        SyntaxKind.WithInitializerExpression,
        Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(Space),
        SingletonSeparatedList<ExpressionSyntax>(setting.WithTrailingTrivia(Space)),
        Token(SyntaxKind.CloseBraceToken));

    private static WithExpressionSyntax WithExpression(ExpressionSyntax options, InitializerExpressionSyntax initializer) =>
        SyntaxFactory.WithExpression(options, Token(SyntaxKind.WithKeyword).WithLeadingTrivia(Space).WithTrailingTrivia(Space), initializer);
}
