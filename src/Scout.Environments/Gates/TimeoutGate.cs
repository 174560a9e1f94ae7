using Scout.Revisions.Rules;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Timeout"/>: no block may ask for more time than the environment allows.</summary>
internal static class TimeoutGate
{
    // A rollback goes to where the revision has been: a limit that was set since must not stand in its way.
    public static string? Ask(GateQuestion question, UsedTimeout used)
    {
        var environment = question.Environment;
        return !question.IsRollback && used.Timeout > environment.MaxTimeout
            ? $"block '{used.Block}' of {used.Workflow} has a timeout of {TimeoutLimit.Text(used.Timeout)}, and {environment.Name} allows {TimeoutLimit.Text(environment.MaxTimeout!.Value)}. Make it shorter, or raise \"maxTimeout\" of {environment.Name} in scout.json."
            : null;
    }
}
