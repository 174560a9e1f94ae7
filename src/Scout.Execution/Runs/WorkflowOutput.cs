using System.Text.Json;
using Scout.Execution.Plans;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Runs;

/// <summary>What a workflow yields, at its end or early.</summary>
internal static class WorkflowOutput
{
    /// <summary>A result that fits the workflow's output, defaults filled in.</summary>
    /// <exception cref="ScoutException">It does not fit.</exception>
    public static JsonElement Fit(Plan plan, JsonElement result)
    {
        var problems = SchemaCheck.Validate(plan.Revision.Output, result, out var filled, "output");
        return problems.IsEmpty ? filled : throw RunErrors.WorkflowOutputDoesNotFit(plan.Revision.Workflow, problems);
    }
}
