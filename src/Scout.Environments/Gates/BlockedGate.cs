using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Project;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Blocked"/>: what was rolled back from an environment stays out of it until somebody lets it in.</summary>
internal static class BlockedGate
{
    public static GateText? Ask(GateQuestion question, EnvironmentDefinition environment)
    {
        if (question.Unblock || question.Revision is not { } revision || !question.State.Blocked(environment.Name).Contains(revision))
        {
            return null;
        }

        var rollback = question.State.Of(environment.Name).Last(promotion => promotion.Kind == PromotionKind.Rollback && promotion.From == revision);
        return GateText.Of(
            $"{RevisionId.Display(question.Workflow, revision)} {RolledBack(environment, rollback)}",
            "Promote a mended revision, or add --unblock to let this one back in.",
            "Promote a mended revision, or tick the box below to let this one back in.");
    }

    /// <summary>A setting is asked about where nothing but settings was rolled back. A rollback itself is not: it says where it goes.</summary>
    public static GateText? Ask(GateQuestion question, UndoneSetting undone) =>
        question.Unblock || question.IsRollback || !undone.IsIn(question.Settings)
            ? null
            : GateText.Of(
                $"{undone.Setting.Id} ({string.Join(", ", undone.Setting.Settings.Select(setting => setting.Summary))}) {RolledBack(question.Environment, undone.Rollback)}",
                "Correct it in scout.json, or add --unblock to let it back in.",
                "Correct it in scout.json, or tick the box below to let it back in.");

    private static string RolledBack(EnvironmentDefinition environment, Promotion rollback) =>
        $"was rolled back from {environment.Name} by {rollback.By.Name} (\"{rollback.Reason}\").";
}
