using Scout.Environments;
using Scout.Environments.Runs;

namespace Scout.Tool.Reviewing;

/// <summary>One workflow of the board.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Environments">Its environments in the order of <c>scout.json</c>.</param>
internal sealed record StatusAnswerWorkflow(string Workflow, IReadOnlyList<StatusAnswerEnvironment> Environments)
{
    public static StatusAnswerWorkflow Of(WorkflowStatus status, IReadOnlyDictionary<(string Workflow, string Environment), RunHealth> health) =>
        new(status.Workflow, [.. status.Environments.Select(environment => StatusAnswerEnvironment.Of(environment, health.GetValueOrDefault((status.Workflow, environment.Environment))))]);
}
