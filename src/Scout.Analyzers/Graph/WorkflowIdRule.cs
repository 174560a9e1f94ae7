using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1005: the id is not kebab-case.</summary>
internal sealed class WorkflowIdRule() : WorkflowRule(Descriptors.InvalidWorkflowId)
{
    public override void Check(WorkflowModel workflow, RuleContext context)
    {
        if (workflow.Id is { } id && WorkflowIds.Problem(id) is { } problem)
        {
            context.Report(Descriptors.InvalidWorkflowId, workflow.IdLocation, $"workflow '{id}': its id {problem}");
        }
    }
}
