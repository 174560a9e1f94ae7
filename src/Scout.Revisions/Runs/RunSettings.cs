using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Revisions.Runs;

/// <summary>What an environment gives to a run: resolved from <c>scout.json</c>, pinned by a promotion, never a secret.</summary>
internal sealed record RunSettings
{
    /// <summary>Model settings by alias.</summary>
    public ImmutableSortedDictionary<string, ModelSettings> Models { get; init; } =
        ImmutableSortedDictionary.Create<string, ModelSettings>(StringComparer.Ordinal);

    /// <summary>The values of <c>{{ vars.name }}</c>.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Variables { get; init; } =
        ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);
}

/// <summary>What a model alias stands for.</summary>
internal sealed record ModelSettings
{
    /// <summary>The provider: <c>script</c> for canned replies, <c>services</c> for the chat client that the project registers under the alias.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own name for the model, or none.</summary>
    public string? Model { get; init; }

    /// <summary>Provider <c>script</c>: the file of replies, relative to the folder of <c>scout.json</c>, with <c>/</c>.</summary>
    public string? Replies { get; init; }
}
