using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

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

/// <summary>A workflow that environments run and no class has the id of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Runs">Who runs what.</param>
/// <param name="Location">Where to say it.</param>
internal sealed record RemovedWorkflow(string Id, string Runs, Location Location)
{
    /// <summary>The nearest place to what is not there.</summary>
    /// <param name="written">Where workflows' ids are written.</param>
    /// <param name="baseline">What environments run.</param>
    /// <param name="compilation">The project.</param>
    public static Location Place(IReadOnlyCollection<(string Id, Location Location)> written, Baseline baseline, Compilation compilation)
    {
        // The class whose id is new is most likely the one that was renamed. A setting of a file needs one, so any is better than none.
        var unknown = written.Where(workflow => baseline.Revisions.All(revision => revision.Workflow != workflow.Id)).ToList();
        return (unknown.Count == 1 ? unknown : written)
            .Select(workflow => workflow.Location)
            .Concat(compilation.SyntaxTrees.Where(IsWritten).Select(tree => Location.Create(tree, new TextSpan(0, 0))))
            .FirstOrDefault() ?? Location.None;
    }

    private static bool IsWritten(SyntaxTree tree) =>
        !tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        && !tree.FilePath.Replace('\\', '/').Contains("/obj/");
}
