using Scout.Environments.Files;

namespace Scout.Environments.Promotions;

/// <summary>Every error about moving a pointer.</summary>
internal static class PromotionErrors
{
    public static ScoutException NotMade(string workflow, string environment, ScoutException error) =>
        new(error.Code, $"nothing was promoted; {environment} of {workflow} is where it was. {error.Message}", error);

    public static ScoutException InDoubt(string workflow, string environment, ScoutException error) =>
        new(FileErrors.InDoubtCode, $"it is in doubt whether {environment} of {workflow} has moved. {error.Message}", error);

    public static ScoutException DevelopmentIsNotPromotedTo() =>
        new("SCOUT6050", "development cannot be promoted to or rolled back: it always stands for this machine's latest build. To bring an older revision back there, bring its sources back (git) and build; to deploy, promote to another environment.") { Kind = ErrorKind.Conflict };

    public static ScoutException FromAndRevision() =>
        new("SCOUT6051", "--from and --revision both say what to promote. Leave one out.");

    public static ScoutException NoReason() =>
        new("SCOUT6052", "a rollback needs its reason, for whoever looks at it next. Add --reason \"...\".");

    public static ScoutException NothingToRollBackTo(string workflow, string environment) =>
        new("SCOUT6054", $"{environment} of {workflow} has no earlier revision that was not rolled back. Promote a mended one, or name one with --to.") { Kind = ErrorKind.Conflict };

    public static ScoutException NeverThere(string display, string environment) =>
        new("SCOUT6055", $"{display} has never been in {environment}, so it cannot be rolled back to. Promote it.") { Kind = ErrorKind.Conflict };
}
