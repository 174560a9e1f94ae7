using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1006: two workflows of the project have the same id. Of two, the later one by file and line is marked.</summary>
internal sealed class DuplicateWorkflowIdRule() : WorkflowRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1006", RuleCategory.Graph, DiagnosticSeverity.Error, "A workflow id is used once");

    public override void Check(WorkflowModel workflow, RuleContext context)
    {
        if (workflow.Id is { } id && First(workflow, context.Project.Index.Workflows(id)) is { } first)
        {
            context.Report(
                Descriptor, workflow.IdLocation, [first],
                $"workflow '{id}': its id is used twice, also at {Place.Of(first)}; give one of the workflows another id");
        }
    }

    private static Location? First(WorkflowModel workflow, IEnumerable<Location> places)
    {
        Location? first = null;
        var own = workflow.IdLocation;
        foreach (var place in places)
        {
            if (Compare(place, own) < 0 && (first is null || Compare(place, first) < 0))
            {
                first = place;
            }
        }

        return first;
    }

    private static int Compare(Location a, Location b) => string.CompareOrdinal(a.SourceTree?.FilePath, b.SourceTree?.FilePath) switch
    {
        0 => a.SourceSpan.Start - b.SourceSpan.Start,
        var order => order,
    };
}
