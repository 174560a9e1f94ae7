using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Contracts;

/// <summary>SCOUT3016: an environment runs a workflow that this project built, and no class has its id.</summary>
internal sealed class WorkflowRemovedRule() : ProjectRule(Descriptors.WorkflowRemoved)
{
    public override void Check(Project project, CompilationAnalysisContext context)
    {
        var contracts = project.Contracts;
        string[] missing = [.. contracts.Baseline.Revisions.Where(revision => revision.IsOwn).Select(revision => revision.Workflow).Distinct().Where(id => project.Index.Workflows(id).Count == 0)];
        if (missing.Length == 0)
        {
            return;
        }

        var written = WorkflowIds(project.Compilation.Assembly.GlobalNamespace, project.Symbols).ToList();
        var place = Place(written, contracts.Baseline, project.Compilation);
        var counted = contracts.Counted(Settings(context, place));
        foreach (var workflow in missing.Where(id => written.All(other => other.Id != id)))
        {
            if (contracts.Revisions(workflow, counted) is { Count: > 0 } revisions)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.WorkflowRemoved, place,
                    $"workflow '{workflow}' is gone, but {RunningWords.Of(revisions)}{counted.Note}; give its class the id '{workflow}' again, or say in .editorconfig that this environment does not count"));
            }
        }
    }

    private static AnalyzerConfigOptions Settings(CompilationAnalysisContext context, Location place)
    {
        var all = context.Options.AnalyzerConfigOptionsProvider;
        return place.SourceTree is { } tree ? all.GetOptions(tree) : all.GlobalOptions;
    }

    // The class whose id is new is most likely the one that was renamed. A setting of a file needs one, so any is better than none.
    private static Location Place(List<(string Id, Location Location)> written, Baseline baseline, Compilation compilation)
    {
        var unknown = written.Where(workflow => baseline.Revisions.All(revision => revision.Workflow != workflow.Id)).ToList();
        var candidates = unknown.Count == 1 ? unknown : written;
        return candidates.Select(workflow => workflow.Location)
            .Concat(compilation.SyntaxTrees.Where(IsWritten).Select(tree => Location.Create(tree, new TextSpan(0, 0))))
            .FirstOrDefault() ?? Location.None;
    }

    private static bool IsWritten(SyntaxTree tree) =>
        !tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        && !tree.FilePath.Replace('\\', '/').Contains("/obj/");

    private static IEnumerable<(string Id, Location Location)> WorkflowIds(INamespaceOrTypeSymbol around, KnownSymbols symbols)
    {
        foreach (var member in around.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && WorkflowModel.IdOf(type, symbols) is { } id)
            {
                yield return (id, WorkflowModel.IdLocationOf(type, symbols) ?? type.Locations[0]);
            }

            foreach (var inner in WorkflowIds(member, symbols))
            {
                yield return inner;
            }
        }
    }
}
