using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Templates;

/// <summary>Finds values that a template escapes although the request does.</summary>
internal static class EscapedTwice
{
    private static readonly string[] OfUrls = ["html.url_encode", "html.url_escape"];
    private static readonly string[] OfJson = ["string.escape_json", "object.to_json", "string.escape"];

    public static void Check(TemplateSite site, RequestPart part, DiagnosticDescriptor descriptor, RuleContext context)
    {
        var text = site.Text;
        var escapes = part == RequestPart.InUrl ? OfUrls : part == RequestPart.Json ? OfJson : [];
        if (escapes.Length == 0 || !text.IsWhole)
        {
            return;
        }

        foreach (var piece in CodePieces.Of(text.Text))
        {
            if (LastPipe(text.Text.Substring(piece.Start, piece.End - piece.Start), escapes) is not { } found)
            {
                continue;
            }

            var message = $"{site.Block!.Subject}: '{found.Escape}' escapes a value that the request escapes itself, so that it would be escaped twice; leave it out";
            var at = piece.Start + found.At;
            var tree = text.Origin.Syntax.SyntaxTree;
            if (text.SourceSpanOf(at, found.Length) is { } span)
            {
                // What is in front of the pipe goes with it; what is marked is the pipe and the function.
                var white = found.Length - text.Text.Substring(at, found.Length).TrimStart().Length;
                context.Report(
                    descriptor, Location.Create(tree, TextSpan.FromBounds(span.Start + white, span.End)), [Location.Create(tree, span)], message, (FixKeys.Replacement, ""));
            }
            else
            {
                context.Report(descriptor, text.LocationOf(at, found.Length), message);
            }
        }
    }

    // The pipe into an escape that ends a piece of code, with the white space before it.
    private static (string Escape, int At, int Length)? LastPipe(string code, string[] escapes)
    {
        var end = code.TrimEnd('}').TrimEnd('-', '~').TrimEnd();
        foreach (var escape in escapes)
        {
            if (end.EndsWith(escape, StringComparison.Ordinal) && end.Substring(0, end.Length - escape.Length).TrimEnd() is var before && before.EndsWith("|", StringComparison.Ordinal))
            {
                var at = before.TrimEnd('|').TrimEnd().Length;
                return (escape, at, end.Length - at);
            }
        }

        return null;
    }
}
