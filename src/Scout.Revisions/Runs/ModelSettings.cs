using System.Collections.Immutable;
using System.Text.Json.Serialization;

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

    /// <summary>How many requests may be under way at once; none: any number.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How many requests may begin within a minute; none: any number.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>How many tokens may have been used within the last minute when a request begins: fewer than these; none: any number.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>What limits the requests to it; none where nothing does.</summary>
    [JsonIgnore]
    public ModelLimits? Limits => (Concurrency ?? RequestsPerMinute ?? TokensPerMinute) is null ? null : new(Concurrency, RequestsPerMinute, TokensPerMinute);
}

/// <summary>What limits the requests to a model.</summary>
/// <param name="Concurrency">How many may be under way at once; none: any number.</param>
/// <param name="RequestsPerMinute">How many may begin within a minute; none: any number.</param>
/// <param name="TokensPerMinute">How many tokens may have been used within the last minute when one begins: fewer than these; none: any number.</param>
internal sealed record ModelLimits(int? Concurrency = null, int? RequestsPerMinute = null, int? TokensPerMinute = null);

/// <summary>What a million tokens cost, in one currency for the whole project.</summary>
/// <param name="Input">Of what the model is given.</param>
/// <param name="Output">Of what it yields.</param>
/// <param name="CachedInput">Of what it is given and still has; none: as much as <paramref name="Input"/>.</param>
internal sealed record ModelPrice(decimal Input, decimal Output, decimal? CachedInput = null);
