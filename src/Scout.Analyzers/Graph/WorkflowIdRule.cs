using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1005: the id is not kebab-case.</summary>
internal sealed class WorkflowIdRule() : WorkflowRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1005", RuleCategory.Graph, DiagnosticSeverity.Error, "A workflow id is kebab-case");

    public override void Check(WorkflowModel workflow, RuleContext context)
    {
        if (workflow.Id is { } id && WorkflowIds.Problem(id) is { } problem)
        {
            context.Report(Descriptor, workflow.IdLocation, $"workflow '{id}': its id {problem}");
        }
    }
}
