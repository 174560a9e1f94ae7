using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Templates;

/// <summary>A rule about each template and condition of a definition.</summary>
internal abstract class TemplateRule(params DiagnosticDescriptor[] descriptors) : DefinitionRule(descriptors)
{
    public sealed override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var site in definition.Templates)
        {
            Check(site, definition, context);
        }
    }

    protected abstract void Check(TemplateSite site, DefinitionModel definition, RuleContext context);
}
