using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules.Templates;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1003: a local takes a block's value out of the branch that the block runs in.</summary>
internal sealed class ValueOutsideItsBranchRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1003", RuleCategory.Graph, DiagnosticSeverity.Error, "A value is read where its branch, loop or workflow can be seen");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var reference in definition.References)
        {
            if (reference is ILocalReferenceOperation { Local: var local, Syntax: var syntax }
                && definition.Locals.TryGetValue(local, out var read)
                && read.Scope.Owner is { } owner
                && !definition.Reassigned.Contains(local)
                && !IsInside(read.Scope, syntax, context.Cancellation))
            {
                context.Report(
                    Descriptor,
                    syntax.GetLocation(),
                    $"{Reader(definition, syntax, context.Symbols)}: {TemplateWords.OutsideItsScope(read.Id ?? local.Name, Place.Of(read.IdLocation), owner.Id ?? "another block")}");
            }
        }
    }

    private static bool IsInside(ScopeModel scope, SyntaxNode place, CancellationToken cancellation) =>
        scope.Flow?.DeclaringSyntaxReferences is not [var flow, ..]
        || flow.GetSyntax(cancellation).FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not { } branch
        || branch.Span.Contains(place.Span);

    private static string Reader(DefinitionModel definition, SyntaxNode place, KnownSymbols symbols)
    {
        BlockModel? reader = null;
        foreach (var block in definition.Blocks)
        {
            // The innermost one comes last.
            if (block.Call.Syntax.Span.Contains(place.Span))
            {
                reader = block;
            }
        }

        return reader?.Subject
            ?? (WorkflowModel.IdOf(definition.Method.ContainingType, symbols) is { } id ? $"workflow '{id}'" : "the result");
    }
}
