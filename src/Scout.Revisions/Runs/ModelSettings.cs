using System.Collections.Immutable;

namespace Scout.Revisions.Runs;

/// <summary>What a model alias stands for.</summary>
internal sealed record ModelSettings
{
    /// <summary>The provider: <c>script</c> for canned replies, <c>services</c> for the chat client that the project registers under the alias, <c>openai</c>, <c>anthropic</c> or <c>ollama</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own name for the model; none for <c>script</c> and <c>services</c>, unless somebody wrote one.</summary>
    public string? Model { get; init; }

    /// <summary>Provider <c>script</c>: the file of replies, relative to the folder of <c>scout.json</c>, with <c>/</c>.</summary>
    public string? Replies { get; init; }

    /// <summary>Where the provider answers: an http or https URL; none for its own.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The name of the secret that the provider wants; none for its usual one, or where it needs none.</summary>
    public string? Key { get; init; }

    /// <summary>Headers of every request to the provider, beside its own. No secrets.</summary>
    public ImmutableSortedDictionary<string, string>? Headers { get; init; }

    /// <summary>What tokens cost; none: not known, which is not the same as nothing.</summary>
    public ModelPrice? Price { get; init; }
}

/// <summary>What a million tokens cost, in one currency for the whole project.</summary>
/// <param name="Input">Of what the model is given.</param>
/// <param name="Output">Of what it yields.</param>
/// <param name="CachedInput">Of what it is given and still has; none: as much as <paramref name="Input"/>.</param>
internal sealed record ModelPrice(decimal Input, decimal Output, decimal? CachedInput = null);
