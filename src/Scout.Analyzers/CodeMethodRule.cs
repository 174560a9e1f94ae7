using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers;

/// <summary>A rule about the body of a method that a block or a model calls.</summary>
internal abstract class CodeMethodRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(CodeMethodModel method, RuleContext context);
}
