namespace Scout.Revisions.Runs;

/// <summary>The codes of errors that say that a model could not be asked: neither the workflow nor the model is to blame, and another time it may be otherwise.</summary>
internal static class ModelNotAsked
{
    public const string KeyMissing = "SCOUT7417";
    public const string KeyRefused = "SCOUT7418";
    public const string TooManyRequests = "SCOUT7420";
    public const string ProviderFailed = "SCOUT7421";
    public const string ConnectionBroken = "SCOUT7422";
    public const string KeyIsNone = "SCOUT7427";

    /// <summary>Whether a code is one of them.</summary>
    public static bool Is(string code) => code is KeyMissing or KeyRefused or TooManyRequests or ProviderFailed or ConnectionBroken or KeyIsNone;
}
