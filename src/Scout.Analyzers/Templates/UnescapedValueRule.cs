using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1036: a text is put as it is into a URL's query, or between the quotes of JSON; or is escaped where a request escapes it.</summary>
internal sealed class UnescapedValueRule() : TemplateRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1036", RuleCategory.Templates, DiagnosticSeverity.Warning, "A value in a URL or in JSON is escaped, once");

    private const string ForUrls = "html.url_encode";
    private const string ForJson = "string.escape_json";
    private const string ForC = "string.escape";

    protected override void Check(TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        if (TemplatePlace.RequestPartOf(site) is { } part and not RequestPart.AsItIs)
        {
            EscapedTwice.Check(site, part, Descriptor, context);
            return;
        }

        var text = site.Text.Text;
        var begin = text.Length - text.TrimStart().Length;
        if (site.Text.IsCondition || !site.Text.IsWhole || site.Block is not { } block || !MayBeEscaped(text, begin))
        {
            return;
        }

        var isUrl = text[begin] == 'h';
        var found = new List<(CodePiece Piece, string Path)>();
        var before = "";
        var end = 0;
        foreach (var piece in CodePieces.Of(text))
        {
            before += text.Substring(end, piece.Start - end);
            end = piece.End;
            if (!isUrl && piece.Path is null && IsQuoted(before))
            {
                OfAnotherLanguage(text.Substring(piece.Start, piece.End - piece.Start), piece.Start, block, site.Text, context);
            }

            if (piece.Path is { } path
                && (isUrl ? IsQuery(before) : IsQuoted(before))
                && TemplateCheck.IsFreeText(path, site, definition, context))
            {
                found.Add((piece, path));
            }
        }

        InterpolationSyntax[] holes = [.. found.Select(value => Hole(value.Path, site.Text)).OfType<InterpolationSyntax>()];
        foreach (var (piece, path) in found)
        {
            Report(piece, path, isUrl, holes, block, site.Text, context);
        }
    }

    // What it writes for some characters, C reads and JSON does not.
    private static void OfAnotherLanguage(string code, int start, BlockModel block, TemplateText text, RuleContext context)
    {
        var at = code.IndexOf(ForC, StringComparison.Ordinal);
        if (at >= 0 && code.Substring(at + ForC.Length).Trim() == "}}" && text.SourceSpanOf(start + at, ForC.Length) is { } span)
        {
            context.Report(
                Descriptor, Location.Create(text.Origin.Syntax.SyntaxTree, span),
                $"{block.Subject}: '{ForC}' writes escapes that JSON does not have, such as \\v and \\x01; write '{ForJson}'", (FixKeys.Replacement, ForJson));
        }
    }

    private static void Report(CodePiece piece, string path, bool isUrl, InterpolationSyntax[] holes, BlockModel block, TemplateText text, RuleContext context)
    {
        var function = isUrl ? ForUrls : ForJson;
        var message = text.InAuthorsWords(
            $"{block.Subject}: '{path}' is put into {(isUrl ? "a URL" : "JSON")} as it is, so that its text can change what is around it; write '{path} | {function}'");
        if (text.SourceSpanOf(piece.PathStart, path.Length) is { } span)
        {
            context.Report(Descriptor, Location.Create(text.Origin.Syntax.SyntaxTree, span), message, (FixKeys.Replacement, $"{path} | {function}"));
        }
        else if (Hole(path, text) is { Parent: InterpolatedStringExpressionSyntax written } hole)
        {
            if (EscapedHoles.InPlace(hole, function) is { } mended)
            {
                context.Report(Descriptor, hole.GetLocation(), message, (FixKeys.Replacement, mended));
            }
            else
            {
                context.Report(Descriptor, hole.GetLocation(), [written.GetLocation()], message, (FixKeys.Replacement, EscapedHoles.Rewritten(written, holes, function)));
            }
        }
    }

    private static InterpolationSyntax? Hole(string path, TemplateText text) =>
        text.Holes.TryGetValue(path, out var hole) ? hole.Value.Syntax.FirstAncestorOrSelf<InterpolationSyntax>() : null;

    private static bool MayBeEscaped(string text, int begin) =>
        string.CompareOrdinal(text, begin, "http://", 0, 7) == 0 || string.CompareOrdinal(text, begin, "https://", 0, 8) == 0
        || (begin < text.Length && text[begin] is '{' or '[' && NextIsJson(text, begin + 1, text[begin]));

    // Prose may begin with a bracket too.
    private static bool NextIsJson(string text, int at, char opening)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length && (text[at] == '"' || (opening == '[' && text[at] is '{' or '['));
    }

    private static bool IsQuery(string before) => before.IndexOf('?') >= 0 && !before.TrimStart().Any(char.IsWhiteSpace);

    private static bool IsQuoted(string before)
    {
        var isQuoted = false;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] == '\\')
            {
                i++;
            }
            else if (before[i] == '"')
            {
                isQuoted = !isQuoted;
            }
        }

        return isQuoted;
    }
}
