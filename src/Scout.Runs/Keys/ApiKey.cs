using System.Collections.Immutable;

namespace Scout.Runs.Keys;

/// <summary>What a key may do.</summary>
internal enum KeyScope
{
    /// <summary>Start runs, cancel them, tell them events and decisions.</summary>
    Execute,

    /// <summary>See workflows, revisions, runs, usage.</summary>
    Read,

    /// <summary>Move pointers, name revisions.</summary>
    Promote,
}

/// <summary>What scopes are called.</summary>
internal static class KeyScopes
{
    /// <summary>The word for a scope.</summary>
    public static string Word(this KeyScope scope) => scope.ToString().ToLowerInvariant();
}

/// <summary>A key of the server. The secret itself is known to nobody but its holder.</summary>
internal sealed record ApiKey
{
    /// <summary>The part of the token that is no secret.</summary>
    public required string Id { get; init; }

    /// <summary>The name, by which it is managed and by which records call whoever uses it.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required ImmutableArray<KeyScope> Scopes { get; init; }

    /// <summary>Where.</summary>
    public required ImmutableArray<string> Environments { get; init; }

    /// <summary>The only workflow that it is for; none: all.</summary>
    public string? Workflow { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>From when on it counts no more, UTC; none: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Until when the secret before counts too, UTC; none: it does not, or there was none.</summary>
    public DateTimeOffset? RotatedUntil { get; init; }

    /// <summary>Whether it is switched off.</summary>
    public bool Disabled { get; init; }
}

/// <summary>A key with its token, which is shown once.</summary>
/// <param name="Key">The key.</param>
/// <param name="Token">What its holder sends: <c>Authorization: Bearer TOKEN</c>.</param>
internal sealed record IssuedKey(ApiKey Key, string Token);

/// <summary>Whether a token is that of a key that counts.</summary>
internal enum TokenVerdict
{
    /// <summary>It is.</summary>
    Valid,

    /// <summary>No key has it.</summary>
    Unknown,

    /// <summary>Its key is switched off.</summary>
    Disabled,

    /// <summary>Its key has expired.</summary>
    Expired,
}
