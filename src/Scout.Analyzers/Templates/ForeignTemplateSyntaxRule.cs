using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scriban.Parsing;

namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1034: the template has marks of another language, which are text to Scriban, or code that is not closed.</summary>
internal sealed class ForeignTemplateSyntaxRule() : TemplateRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1034", RuleCategory.Templates, DiagnosticSeverity.Warning, "A template is written in Scriban");

    private static readonly (string Opening, string Closing, string What)[] Foreign =
    [
        ("{%", "%}", "a statement of Jinja or Liquid"),
        ("{#", "#}", "a comment of Jinja"),
    ];

    protected override void Check(TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        var text = site.Text.Text;
        if (site.Text.IsCondition || site.Block is null
            || (text.IndexOf("{%", StringComparison.Ordinal) < 0 && text.IndexOf("{#", StringComparison.Ordinal) < 0
                && text.LastIndexOf("{{", StringComparison.Ordinal) <= text.LastIndexOf("}}", StringComparison.Ordinal)))
        {
            return;
        }

        Token? open = null;
        foreach (var token in new Lexer(text))
        {
            switch (token.Type)
            {
                case TokenType.Raw:
                    Text(token.Start.Offset, token.End.Offset + 1, site, context);
                    break;
                case TokenType.CodeEnter:
                    open = token;
                    break;
                case TokenType.CodeExit:
                    open = null;
                    break;
            }
        }

        // Text that is not known may close it; what does not parse is an error anyway.
        if (open is { } opening && site.Text.IsWhole && TemplatePlace.SettingOf(site) is not null && site.Parsed.SyntaxError is null)
        {
            Report(opening.Start.Offset, opening.End.Offset - opening.Start.Offset + 1, "'{{' is not closed, so that all that follows it is code; write '}}' after the code", site, context);
        }
    }

    private static void Text(int start, int end, TemplateSite site, RuleContext context)
    {
        var text = site.Text.Text;
        foreach (var (opening, closing, what) in Foreign)
        {
            for (var at = start; (at = Find(opening, at)) >= 0;)
            {
                var close = Find(closing, at + opening.Length);
                if (close < 0)
                {
                    break;
                }

                var length = close + closing.Length - at;
                Report(at, length, $"'{text.Substring(at, length)}' is {what}, which Scriban takes for text; write Scriban's, between '{{{{' and '}}}}'", site, context);
                at += length;
            }
        }

        int Find(string mark, int from) => from < end ? text.IndexOf(mark, from, end - from, StringComparison.Ordinal) : -1;
    }

    private static void Report(int offset, int length, string problem, TemplateSite site, RuleContext context) => context.Report(
        Descriptor, site.Text.LocationOf(offset, length), $"{site.Block!.Subject}: {site.Text.InAuthorsWords(problem)}");
}
