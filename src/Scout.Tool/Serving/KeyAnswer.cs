using System.Collections.Immutable;
using Scout.Runs.Keys;

namespace Scout.Tool.Serving;

/// <summary>What <c>keys --format json</c> writes.</summary>
/// <param name="Keys">Every key, by name.</param>
internal sealed record KeysAnswer(ImmutableArray<KeyAnswer> Keys);

/// <summary>What <c>keys add</c> and <c>keys rotate</c> write.</summary>
/// <param name="Key">The key.</param>
/// <param name="Token">What its holder sends.</param>
internal sealed record IssuedAnswer(KeyAnswer Key, string Token);

/// <summary>A key.</summary>
internal sealed record KeyAnswer
{
    public required string Name { get; init; }

    public required ImmutableArray<string> Can { get; init; }

    public required ImmutableArray<string> Environments { get; init; }

    public string? Workflow { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public DateTimeOffset? RotatedUntil { get; init; }

    public required bool Disabled { get; init; }

    public static KeyAnswer Of(ApiKey key) => new()
    {
        Name = key.Name,
        Can = [.. key.Scopes.Select(Word)],
        Environments = key.Environments,
        Workflow = key.Workflow,
        Created = key.Created,
        Expires = key.Expires,
        RotatedUntil = key.RotatedUntil,
        Disabled = key.Disabled,
    };

    /// <summary>The word for a scope.</summary>
    public static string Word(KeyScope scope) => scope.ToString().ToLowerInvariant();
}
