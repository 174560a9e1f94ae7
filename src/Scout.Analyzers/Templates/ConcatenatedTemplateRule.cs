using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Determinism;
using Scout.Analyzers.Values;

namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1035: a string that is only known when the project is built becomes Scriban code.</summary>
internal sealed class ConcatenatedTemplateRule() : TemplateRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1035", RuleCategory.Templates, DiagnosticSeverity.Warning, "A template is not joined from text that is known only at build time");

    protected override void Check(TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        if (site.Text.IsWhole || site.Text.Origin is not IConversionOperation { Operand: var joined } || !IsJoined(joined))
        {
            return;
        }

        var (subject, kind) = (site.Block?.Subject ?? "a template", site.Text.IsCondition ? "condition" : "template");
        foreach (var hole in site.Text.Holes.Values)
        {
            // That a value becomes text is an error of its own; what is another text the next time has no place in an interpolated string either.
            if (ValueAsTextRule.IsBroken(hole.Value, context.Symbols) || DeterminismRule.IsBroken(hole.Value, context))
            {
                continue;
            }

            var syntax = hole.Value.Syntax;
            context.Report(
                Descriptor, syntax.GetLocation(),
                $"{subject}: '{syntax}' is joined to the text of a {kind}, so that its text is run as Scriban; write it as a hole of one interpolated string, $\"... {{{syntax}}}\"");
        }
    }

    private static bool IsJoined(IOperation value) => BlockModel.Unwrap(value) is
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IInterpolatedStringOperation;
}
