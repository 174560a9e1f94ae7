namespace Scout.Revisions.Runs;

/// <summary>The providers that scout.json can name for a model.</summary>
internal static class ModelProviders
{
    /// <summary>Canned replies from a file.</summary>
    public const string Script = "script";

    /// <summary>The chat client that the project registers under the model's alias. Any other name that the engine does not have stands for the same.</summary>
    public const string Services = "services";

    /// <summary>Both.</summary>
    public static readonly string[] All = [Script, Services];
}
