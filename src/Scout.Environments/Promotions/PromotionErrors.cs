using Scout.Environments.Files;

namespace Scout.Environments.Promotions;

/// <summary>Every error about moving a pointer.</summary>
internal static class PromotionErrors
{
    public static ScoutException NotMade(string workflow, string environment, ScoutException error) =>
        new(error.Code, $"nothing was promoted; {environment} of {workflow} is where it was. {error.Message}", error);

    public static ScoutException InDoubt(string workflow, string environment, ScoutException error) =>
        new(FileErrors.InDoubtCode, $"it is in doubt whether {environment} of {workflow} has moved. {error.Message}", error);
}
