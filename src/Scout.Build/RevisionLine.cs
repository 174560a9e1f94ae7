using Scout.Environments;
using Scout.Revisions;

namespace Scout.Build;

/// <summary>The line that a build prints for a workflow that changed.</summary>
internal static class RevisionLine
{
    // `Project -> ...` is the one form of message that the terminal logger shows.
    public static string Of(string project, BuiltWorkflow workflow)
    {
        var before = workflow.PreviousId is { } id ? $"  (was {RevisionId.Short(id)})" : "";
        return $"{project} -> {RevisionId.Display(workflow.Workflow, workflow.RevisionId)}  \"{workflow.Name}\"{before}";
    }
}
