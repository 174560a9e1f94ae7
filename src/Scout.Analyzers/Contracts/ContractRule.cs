using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Scout.Analyzers.Contracts;

/// <summary>A rule about one kind of change of a workflow's input or output.</summary>
internal abstract class ContractRule(DiagnosticDescriptor descriptor, ContractRole role, ContractChange change) : FileRule(descriptor)
{
    public sealed override void Check(Project project, SemanticModelAnalysisContext file)
    {
        foreach (var problem in project.Contracts.Report(file.CancellationToken).Problems)
        {
            if (problem.Role == role && problem.Finding.Change == change && problem.Location.SourceTree == file.SemanticModel.SyntaxTree)
            {
                file.ReportDiagnostic(Diagnostic.Create(descriptor, problem.Location, Message(problem)));
            }
        }
    }

    protected abstract string Message(ContractProblem problem);
}
