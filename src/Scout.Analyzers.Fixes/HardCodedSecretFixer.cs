using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Security;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT2020: puts <c>Secret("NAME")</c> into the template in place of the secret.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class HardCodedSecretFixer() : DocumentFixer(HardCodedSecretRule.Descriptor)
{
    private protected override bool CanFix(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixKeys.Replacement, out var name) && name is not null;

    private protected override string Title(Diagnostic diagnostic) => $"Use Secret(\"{diagnostic.Properties[FixKeys.Replacement]}\")";

    private protected override async Task<Document> Fix(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            changes.AddRange(Changes(root, diagnostic.Location.SourceSpan, $"Secret(\"{diagnostic.Properties[FixKeys.Replacement]}\")"));
        }

        return document.WithText(text.WithChanges(changes));
    }

    private static IEnumerable<TextChange> Changes(SyntaxNode root, TextSpan secret, string call) => root.FindToken(secret.Start).Parent switch
    {
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } => [new(secret, Hole(call, Dollars(whole.StringStartToken.Text)))],
        LiteralExpressionSyntax literal => Interpolated(literal.Token, secret, call),
        _ => [],
    };

    private static IEnumerable<TextChange> Interpolated(SyntaxToken token, TextSpan secret, string call)
    {
        var braces = Braces(token.Text);
        var isRaw = token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken);
        if (isRaw || braces == 0)
        {
            var dollars = isRaw ? braces + 1 : 1;
            return [new(new(token.SpanStart, 0), new string('$', dollars)), new(secret, Hole(call, dollars))];
        }

        // Braces would have to be doubled, and Scriban's are hard to read then: a raw string keeps them.
        var inner = token.Text.Substring(1, token.Text.Length - 2);
        if (!token.Text.StartsWith("\"", StringComparison.Ordinal) || inner.IndexOf('\\') >= 0)
        {
            return [];
        }

        var start = secret.Start - token.SpanStart - 1;
        var written = inner.Substring(0, start) + Hole(call, braces + 1) + inner.Substring(start + secret.Length);
        return [new(token.Span, $"{new string('$', braces + 1)}\"\"\"{written}\"\"\"")];
    }

    private static string Hole(string call, int braces) => $"{new string('{', braces)}{call}{new string('}', braces)}";

    private static int Dollars(string start)
    {
        var dollars = 0;
        foreach (var character in start)
        {
            dollars += character == '$' ? 1 : 0;
        }

        return dollars;
    }

    // The longest run of braces: a hole needs one more.
    private static int Braces(string text)
    {
        var (longest, run) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            run = text[i] is '{' or '}' ? (i > 0 && text[i - 1] == text[i] ? run + 1 : 1) : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
