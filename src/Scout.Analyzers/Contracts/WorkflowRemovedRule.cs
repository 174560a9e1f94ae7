using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Scout.Analyzers.Contracts;

/// <summary>SCOUT3016: an environment runs a workflow that this project built, and no class has its id.</summary>
internal sealed class WorkflowRemovedRule() : FileRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT3016", RuleCategory.Contracts, DiagnosticSeverity.Warning, "A workflow that an environment runs is kept");

    public override void Check(Project project, SemanticModelAnalysisContext file)
    {
        foreach (var workflow in project.Contracts.Report(file.CancellationToken).Removed)
        {
            if (workflow.Location.SourceTree == file.SemanticModel.SyntaxTree)
            {
                file.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, workflow.Location,
                    $"workflow '{workflow.Id}' is gone, but {workflow.Runs}; give its class the id '{workflow.Id}' again, or say in .editorconfig that this environment does not count"));
            }
        }
    }
}
