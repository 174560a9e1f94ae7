using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Security;

/// <summary>SCOUT2020: a string looks like a secret, in a definition, in code that a block calls, or in a workflow's class.</summary>
internal static class HardCodedSecretRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2020", RuleCategory.Security, DiagnosticSeverity.Warning, "A secret is not written in code");

    private static void Report(SyntaxNode source, RuleContext context, Func<TextSpan, bool>? isMendable = null)
    {
        foreach (var node in source.DescendantNodesAndSelf(node => node is not TypeSyntax))
        {
            if (Text(node) is not { } token || SecretText.Find(token.ValueText) is not { } secret)
            {
                continue;
            }

            var place = Place(token, secret);
            var location = Location.Create(source.SyntaxTree, place ?? token.Span);
            var hasFix = place is { } span && isMendable?.Invoke(span) == true;
            context.Report(
                Descriptor, location,
                $"this looks like {secret.Kind} in code, which everybody who reads the repository or a revision can use; "
                + (isMendable is null
                    ? $"take it out, read it from configuration such as '{secret.Name}', and withdraw this one"
                    : $"write Secret(\"{secret.Name}\") in its place, put it into configuration, and withdraw this one"),
                (FixKeys.Replacement, hasFix ? secret.Name : null));
        }
    }

    private static SyntaxToken? Text(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token: var token } when node.IsKind(SyntaxKind.StringLiteralExpression) || node.IsKind(SyntaxKind.Utf8StringLiteralExpression) => token,
        InterpolatedStringTextSyntax { TextToken: var token } => token,
        _ => null,
    };

    // The secret as it stands in the source; null where it is written with escapes.
    private static TextSpan? Place(SyntaxToken token, FoundSecret secret)
    {
        var at = token.Text.IndexOf(token.ValueText.Substring(secret.Start, secret.Length), StringComparison.Ordinal);
        return at < 0 ? null : new TextSpan(token.SpanStart + at, secret.Length);
    }

    /// <summary>SCOUT2020 in a definition: what stands there is in every revision.</summary>
    public sealed class InDefinition() : DefinitionRule(Descriptor)
    {
        public override void Check(DefinitionModel definition, RuleContext context) =>
            Report(definition.Body.Syntax, context, span => definition.IsWorkflow && IsInTemplate(span, definition));

        // Elsewhere nothing takes a value: an id, a model, a constant of C#.
        private static bool IsInTemplate(TextSpan span, DefinitionModel definition)
        {
            foreach (var site in definition.Templates)
            {
                if (site.Text is { IsCondition: false, IsWhole: true } && site.Text.Origin.Syntax.Span.Contains(span))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>SCOUT2020 in a code block: what stands there is in the bundle of every revision.</summary>
    public sealed class InCode() : CodeMethodRule(Descriptor)
    {
        public override void Check(CodeMethodModel method, RuleContext context) => Report(method.Syntax, context);
    }

    /// <summary>SCOUT2020 in a field or property of a workflow's class.</summary>
    public sealed class InField() : WorkflowRule(Descriptor)
    {
        public override void Check(WorkflowModel workflow, RuleContext context)
        {
            foreach (var member in workflow.Syntax.Members)
            {
                if (member is FieldDeclarationSyntax or PropertyDeclarationSyntax)
                {
                    Report(member, context);
                }
            }
        }
    }
}
