using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Templates;

/// <summary>A rule about what a template says. Each template is read once for all of them.</summary>
internal abstract class TemplateFindingRule(DiagnosticDescriptor descriptor) : TemplateRule(descriptor)
{
    protected sealed override void Check(TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        foreach (var finding in site.Findings(definition, context))
        {
            if (finding.Rule == Reports[0])
            {
                Report(finding, site, context);
            }
        }
    }

    private static void Report(TemplateFinding finding, TemplateSite site, RuleContext context)
    {
        var text = site.Text;
        var message = $"{site.Block!.Subject}: {text.InAuthorsWords(finding.Problem)}";
        if (text.SourceSpanOf(finding.Offset, finding.Length) is { } span && finding.Suggestion is { } suggestion && ScribanNames.IsIdentifier(suggestion))
        {
            context.Report(finding.Rule, Location.Create(text.Origin.Syntax.SyntaxTree, span), message, (FixKeys.Replacement, suggestion));
        }
        else
        {
            context.Report(finding.Rule, text.LocationOf(finding.Offset, finding.Length), message);
        }
    }
}
