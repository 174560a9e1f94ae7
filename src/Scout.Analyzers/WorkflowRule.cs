using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers;

/// <summary>A rule about a workflow's class: its id, its input and output.</summary>
internal abstract class WorkflowRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(WorkflowModel workflow, RuleContext context);
}
