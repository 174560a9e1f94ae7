using Scout.Revisions.Project;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Empty"/>: there must be a revision to take.</summary>
internal static class EmptyGate
{
    public static GateText? Ask(GateQuestion question, EnvironmentDefinition environment)
    {
        if (question.Revision is not null)
        {
            return null;
        }

        var source = environment.Requires.IsEmpty ? EnvironmentDefinition.Development : environment.Requires[0];
        return source == EnvironmentDefinition.Development
            ? GateText.Of($"{question.Workflow} has no build on this machine to promote to {environment.Name}.", "Run `dotnet build`, or name a revision with --revision.", "Run `dotnet build`, or choose a revision above.")
            : GateText.Of(
                $"{question.Workflow} has nothing that has passed {source} and could come to {environment.Name}: {source} points at no revision yet.",
                $"Promote there first: `dotnet scout promote {question.Workflow} --to {source}`.",
                $"Promote to {source} first.");
    }
}
