using Scout.Environments.Promotions;
using Scout.Revisions;
using Spectre.Console;

namespace Scout.Tool.Reviewing;

internal static class ResolveView
{
    public static void Write(IAnsiConsole console, MendOutcome outcome)
    {
        if (outcome.Promotions.IsEmpty)
        {
            console.WriteLine($"{outcome.Workflow}: the manifest says what its promotions say; nothing to resolve.");
            return;
        }

        foreach (var promotion in outcome.Promotions)
        {
            console.WriteLine($"{outcome.Workflow}: promotion {promotion.Id} to {promotion.Environment} counts again.");
        }

        foreach (var rollback in outcome.Rollbacks)
        {
            console.WriteLine($"{outcome.Workflow}: {rollback.Environment} is at {RevisionId.Short(rollback.Revision)}, recorded as rollback {rollback.Id}.");
        }
    }
}
