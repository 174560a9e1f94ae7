using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1033: C# has made one brace of the two that Scriban code begins with.</summary>
internal sealed class HalvedBracesRule() : TemplateRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1033", RuleCategory.Templates, DiagnosticSeverity.Warning, "Braces of Scriban survive an interpolated string");

    protected override void Check(TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        if (site.Text.IsCondition || site.Text.HalvedBraces is not { Count: > 1 } braces)
        {
            return;
        }

        var text = site.Text.Text;
        SyntaxNode? reported = null;
        for (var i = 0; i + 1 < braces.Count; i++)
        {
            var (start, end) = (braces[i], braces[i + 1]);
            if (text[start] != '{' || text[end] != '}' || IsDoubled(start, braces, text) || !IsCode(text.Substring(start + 1, end - start - 1), site, definition))
            {
                continue;
            }

            // One for each string: the fix mends all of it.
            var place = site.Text.LocationOf(start, end - start + 1);
            var written = context.SemanticModel.SyntaxTree.GetRoot(context.Cancellation).FindToken(place.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>();
            if (written is null || written == reported)
            {
                continue;
            }

            reported = written;
            var code = site.Text.InAuthorsWords(text.Substring(start + 1, end - start - 1));
            context.Report(
                Descriptor, place,
                $"{site.Block?.Subject ?? "a template"}: '{{{{{code}}}}}' is '{{{code}}}' in a string that begins with $\", which is text to Scriban; write a raw string or a typed hole",
                (FixKeys.Replacement, BraceMending.Mend(written, Code(site, definition))));
        }
    }

    // Where doubled braces that have to stay so are written.
    private static HashSet<int> Code(TemplateSite site, DefinitionModel definition)
    {
        var (text, braces) = (site.Text.Text, site.Text.HalvedBraces);
        var code = new HashSet<int>();
        for (var i = 0; i + 1 < braces.Count; i++)
        {
            var (start, end) = (braces[i], braces[i + 1]);
            if (text[start] == '{' && text[end] == '}' && !IsDoubled(start, braces, text) && IsCode(text.Substring(start + 1, end - start - 1), site, definition))
            {
                Add(start);
                Add(end);
            }
        }

        return code;

        void Add(int offset)
        {
            if (site.Text.SourceSpanOf(offset, 1) is { } span)
            {
                code.Add(span.Start);
            }
        }
    }

    private static bool IsDoubled(int offset, IReadOnlyList<int> braces, string text) =>
        (offset > 0 && text[offset - 1] == '{') || (offset + 1 < text.Length && text[offset + 1] == '{' && braces.Contains(offset + 1));

    private static bool IsCode(string code, TemplateSite site, DefinitionModel definition)
    {
        var words = code.Trim().Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return false;
        }

        switch (words[0])
        {
            case "if" or "case" or "while" or "capture" or "when":
                return words.Length > 1;
            case "end" or "else":
                return words.Length == 1 || words[1] == "if";
            case "for":
                return words.Length > 3 && words[2] == "in";
        }

        var path = words[0];
        var length = path.IndexOfAny(['.', '[', '|']) is >= 0 and var at ? at : path.Length;
        var root = path.Substring(0, length);
        return (RootNames.IsReserved(root) || definition.ById.ContainsKey(root) || (ScribanNames.IsBuiltin(root) && length < path.Length))
            && (words.Length == 1 || words[1].StartsWith("|", StringComparison.Ordinal) || ScribanNames.IsBuiltin(root));
    }
}
