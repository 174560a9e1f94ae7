using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Rules;

namespace Scout.Analyzers.Templates;

/// <summary>SCOUT2042: a template reads a variable that no environment has.</summary>
internal sealed class UnknownVariableRule() : TemplateRule(Descriptors.UnknownVariable)
{
    protected override void Check(TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        if (site.Parsed.SyntaxError is not null)
        {
            return;
        }

        foreach (var read in site.Parsed.Reads)
        {
            if (read is { Root: RootNames.Variables, Steps: [{ Member: { } name } step, ..] }
                && context.Project.ScoutJson is { } settings && !settings.Variables.Contains(name))
            {
                Report(site, name, step.Offset, Nearest.To(name, settings.Variables), context);
            }
        }
    }

    private static void Report(TemplateSite site, string name, int offset, string? near, RuleContext context)
    {
        // vars["name"]: the step begins with a quote.
        var at = offset < site.Text.Text.Length && site.Text.Text[offset] is '"' or '\'' ? offset + 1 : offset;
        var span = site.Text.SourceSpanOf(at, name.Length);
        var location = span is { } known ? Location.Create(site.Text.Origin.Syntax.SyntaxTree, known) : site.Text.LocationOf(at, name.Length);
        var remedy = near is null
            ? $"add it to \"variables\" there, such as \"{name}\": \"...\""
            : $"did you mean '{near}'? If not, add '{name}' to \"variables\" there";
        context.Report(
            Descriptors.UnknownVariable, location,
            $"{site.Block?.Subject ?? "a template"}: scout.json has no variable '{name}'; {remedy}",
            (FixKeys.Replacement, span is not null && near is not null && ScribanNames.IsIdentifier(near) ? near : null));
    }
}
