using Scout.Revisions;
using Scout.Revisions.Project;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Policy"/>: the environments that <c>scout.json</c> requires must have been passed.</summary>
internal static class PolicyGate
{
    // A rollback goes to where the revision has been, so that the policy was asked then.
    public static GateText? Ask(GateQuestion question, string required)
    {
        if (question.IsRollback || question.Revision is not { } revision || HasPassed(question, revision, required))
        {
            return null;
        }

        var display = RevisionId.Display(question.Workflow, revision);
        var to = question.Environment.Name;
        return required == EnvironmentDefinition.Development
            ? new($"{display} may not come to {to}: it has not passed development, because no build of it is known. Build it: `dotnet build`.")
            : GateText.Of(
                $"{display} may not come to {to}: it has not passed {required}.",
                $"Promote it there first: `dotnet scout promote {question.Workflow} --to {required} --revision {RevisionId.Short(revision)}`.",
                $"Promote it to {required} first.");
    }

    private static bool HasPassed(GateQuestion question, string revision, string required) =>
        required == EnvironmentDefinition.Development ? question.Built : question.State.HasPassed(required, revision);
}
