using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Project;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Blocked"/>: what was rolled back from an environment stays out of it until somebody lets it in.</summary>
internal static class BlockedGate
{
    public static string? Ask(GateQuestion question, EnvironmentDefinition environment)
    {
        if (question.Unblock || question.Revision is not { } revision || !question.State.Blocked(environment.Name).Contains(revision))
        {
            return null;
        }

        var rollback = question.State.Of(environment.Name).Last(promotion => promotion.Kind == PromotionKind.Rollback && promotion.From == revision);
        return $"{RevisionId.Display(question.Workflow, revision)} was rolled back from {environment.Name} by {rollback.By.Name} (\"{rollback.Reason}\"). Promote a mended revision, or add --unblock to let this one back in.";
    }
}
