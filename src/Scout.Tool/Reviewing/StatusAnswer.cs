using Scout.Environments;
using Scout.Environments.Runs;

namespace Scout.Tool.Reviewing;

/// <summary>What <c>status --format json</c> writes.</summary>
/// <param name="Project">The folder of <c>scout.json</c>, absolute.</param>
/// <param name="Workflows">Every workflow, sorted.</param>
internal sealed record StatusAnswer(string Project, IReadOnlyList<StatusAnswerWorkflow> Workflows)
{
    public static StatusAnswer Of(ScoutProject project, IEnumerable<WorkflowStatus> board, IReadOnlyDictionary<(string Workflow, string Environment), RunHealth> health) =>
        new(project.Root, [.. board.Select(status => StatusAnswerWorkflow.Of(status, health))]);
}
