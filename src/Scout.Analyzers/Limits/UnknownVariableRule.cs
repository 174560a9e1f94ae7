using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Limits;

/// <summary>SCOUT2042: a template, or C#, reads a variable that no environment has.</summary>
internal sealed class UnknownVariableRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2042", RuleCategory.Limits, DiagnosticSeverity.Warning, "A variable is in scout.json");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var site in definition.Templates)
        {
            Check(site, context);
        }

        foreach (var (argument, block) in definition.Variables)
        {
            if (argument is { Syntax: var syntax, ConstantValue: { HasValue: true, Value: string name } } && Near(name, context, out var near))
            {
                Report(
                    block?.Subject ?? "the result", name, near, syntax.GetLocation(),
                    near is not null && syntax is LiteralExpressionSyntax ? SymbolDisplay.FormatLiteral(near, quote: true) : null, context);
            }
        }
    }

    private static void Check(TemplateSite site, RuleContext context)
    {
        if (site.Parsed.SyntaxError is not null)
        {
            return;
        }

        foreach (var read in site.Parsed.Reads)
        {
            if (read is { Root: RootNames.Variables, Steps: [{ Member: { } name, Offset: var offset }, ..] } && Near(name, context, out var near))
            {
                var span = site.Text.SourceSpanOf(offset, name.Length);
                Report(
                    site.Block?.Subject ?? "a template", name, near,
                    span is { } known ? Location.Create(site.Text.Origin.Syntax.SyntaxTree, known) : site.Text.LocationOf(offset, name.Length),
                    span is not null && near is not null && ScribanNames.IsIdentifier(near) ? near : null, context);
            }
        }
    }

    // True where no environment has it.
    private static bool Near(string name, RuleContext context, out string? near)
    {
        near = null;
        if (context.Project.ScoutJson is not { } settings || settings.Variables.Contains(name))
        {
            return false;
        }

        near = Nearest.To(name, settings.Variables);
        return true;
    }

    private static void Report(string subject, string name, string? near, Location location, string? replacement, RuleContext context) => context.Report(
        Descriptor, location,
        $"{subject}: scout.json has no variable '{name}'; "
        + (near is null ? $"add it to \"variables\" there, such as \"{name}\": \"...\"" : $"did you mean '{near}'? If not, add '{name}' to \"variables\" there"),
        (FixKeys.Replacement, replacement));
}
