using Scout.Environments;

namespace Scout.Tool.Answers;

/// <summary>One workflow of the board.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Environments">Its environments in the order of <c>scout.json</c>.</param>
internal sealed record StatusAnswerWorkflow(string Workflow, IReadOnlyList<StatusAnswerEnvironment> Environments)
{
    public static StatusAnswerWorkflow Of(WorkflowStatus status) =>
        new(status.Workflow, [.. status.Environments.Select(StatusAnswerEnvironment.Of)]);
}
