namespace Scout.Revisions.Rules;

/// <summary>A provider that scout.json can name for a model.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Package">The package with its client, which is its assembly's name too; none where the engine has it.</param>
/// <param name="UsualKey">The environment variable that usually has its key; none where it needs no key.</param>
/// <param name="FilterIsRefusal">Whether its client says that a filter stopped the answer where the model itself refuses to give one.</param>
internal sealed record ModelProvider(string Name, string? Package = null, string? UsualKey = null, bool FilterIsRefusal = false)
{
    /// <summary>The media types that its client sends on, <c>image/</c> for all that begin so; it would leave out others without a word. None: nobody knows.</summary>
    public string[]? Takes { get; init; }
}

/// <summary>The providers that scout.json can name for a model.</summary>
internal static class ModelProviders
{
    /// <summary>Canned replies from a file.</summary>
    public const string Script = "script";

    /// <summary>The chat client that the project registers under the model's alias.</summary>
    public const string Services = "services";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ModelProvider> All =
    [
        new(Script),
        new(Services),
        new("openai", "Scout.Models.OpenAI", "OPENAI_API_KEY") { Takes = ["image/", "application/pdf", "audio/mpeg", "audio/wav"] },
        new("anthropic", "Scout.Models.Anthropic", "ANTHROPIC_API_KEY", FilterIsRefusal: true) { Takes = ["image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf"] },
        new("ollama", "Scout.Models.Ollama") { Takes = ["image/"] },
    ];

    /// <summary>Their names.</summary>
    public static readonly string[] Names = [.. All.Select(provider => provider.Name)];

    /// <summary>The provider of a name, or none.</summary>
    public static ModelProvider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <summary>The name of the secret with the key of a model; none where it needs none. What is at an endpoint of one's own is not given a key that is meant for another.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="key">The secret that is named, or none.</param>
    /// <param name="endpoint">The endpoint that is named, or none.</param>
    public static string? KeyOf(string provider, string? key, string? endpoint) => key ?? (endpoint is null ? Find(provider)?.UsualKey : null);

    /// <summary>What is wrong with a provider, and the remedy; null where there is such a one.</summary>
    public static string? Problem(string provider, string alias) => Find(provider) is not null ? null
        : $"the provider '{provider}', which this version does not have{(Nearest.To(provider, Names) is { } near ? $"; did you mean '{near}'?" : $"; it has {string.Join(", ", Names)}.")}"
        + $" For a client of your own write \"provider\": \"services\" and register it: services.AddKeyedSingleton<IChatClient>(\"{alias}\", ...)";

    /// <summary>What is to be done where a provider's package is missing.</summary>
    public static string Missing(ModelProvider provider) =>
        $"the provider '{provider.Name}', whose client is in a package that the project does not reference: dotnet add package {provider.Package}";
}
