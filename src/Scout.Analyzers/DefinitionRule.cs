using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers;

/// <summary>A rule about what a <c>Define</c>, or another method that adds blocks, says.</summary>
internal abstract class DefinitionRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(DefinitionModel definition, RuleContext context);
}
