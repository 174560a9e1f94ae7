using Scout.Environments;
using Scout.Revisions;

namespace Scout.Build;

/// <summary>What a build says of a workflow that changed.</summary>
internal static class RevisionLine
{
    public static string Of(RecordedWorkflow workflow)
    {
        var before = workflow.PreviousId is { } id ? $"  (was {RevisionId.Short(id)})" : "";
        return $"{RevisionId.Display(workflow.Workflow, workflow.RevisionId)}  \"{workflow.Name}\"{before}";
    }
}
