namespace Scout.Revisions.Rules;

/// <summary>The providers that scout.json can name for a model.</summary>
internal static class ModelProviders
{
    /// <summary>Canned replies from a file.</summary>
    public const string Script = "script";

    /// <summary>The chat client that the project registers under the model's alias.</summary>
    public const string Services = "services";

    /// <summary>Both.</summary>
    public static readonly string[] All = [Script, Services];

    /// <summary>What is wrong with a provider, and the remedy; null where the engine has it.</summary>
    public static string? Problem(string provider, string alias) => Array.IndexOf(All, provider) >= 0 ? null
        : $"the provider '{provider}', which this version does not have{(Nearest.To(provider, All) is { } near ? $"; did you mean '{near}'?" : $"; it has {string.Join(" and ", All)}.")}"
        + $" For a client of your own write \"provider\": \"services\" and register it: services.AddKeyedSingleton<IChatClient>(\"{alias}\", ...)";
}
