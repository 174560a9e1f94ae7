using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Security;

/// <summary>SCOUT2020 in a definition: what stands there is in every revision.</summary>
internal sealed class SecretInDefinitionRule() : DefinitionRule(Descriptors.HardCodedSecret)
{
    public override void Check(DefinitionModel definition, RuleContext context) =>
        SecretLiterals.Report(definition.Body.Syntax, context, span => definition.IsWorkflow && IsInTemplate(span, definition));

    // Elsewhere nothing takes a value: an id, a model, a constant of C#.
    private static bool IsInTemplate(TextSpan span, DefinitionModel definition)
    {
        foreach (var site in definition.Templates)
        {
            if (site.Text is { IsCondition: false, IsWhole: true } && site.Text.Origin.Syntax.Span.Contains(span))
            {
                return true;
            }
        }

        return false;
    }
}
