using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Security;

/// <summary>Reports the secrets in the string literals of a piece of source.</summary>
internal static class SecretLiterals
{
    public static void Report(SyntaxNode source, RuleContext context, Func<TextSpan, bool>? isMendable = null)
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
                Descriptors.HardCodedSecret, location,
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
}
