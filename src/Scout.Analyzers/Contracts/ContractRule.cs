using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Contracts;

/// <summary>A rule about one kind of change of a workflow's input or output.</summary>
internal abstract class ContractRule(DiagnosticDescriptor descriptor, ContractRole role, ContractChange change) : WorkflowRule(descriptor)
{
    public sealed override void Check(WorkflowModel workflow, RuleContext context)
    {
        foreach (var problem in context.Project.Contracts.Problems(workflow, context.Settings, context.Cancellation))
        {
            if (problem.Role == role && problem.Finding.Change == change)
            {
                context.Report(descriptor, problem.Location, Message(problem));
            }
        }
    }

    protected abstract string Message(ContractProblem problem);
}
