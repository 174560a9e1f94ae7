using Scout.Runs.Keys;

namespace Scout.Server.Requests;

/// <summary>What a route needs of whoever asks: a key with a scope, or nothing. A route that says neither is refused.</summary>
/// <param name="Scope">The scope; none: everybody may ask.</param>
internal sealed record Needs(KeyScope? Scope)
{
    /// <summary>Whether it is answered however much the server has to do: whoever asks wants to know whether it lives.</summary>
    public bool IsAlwaysAnswered { get; init; }
}

/// <summary>Says what routes need.</summary>
internal static class NeedsOfRoutes
{
    /// <summary>Only keys with a scope may ask.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, KeyScope scope)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Needs(scope));

    /// <summary>Everybody may ask, without a key.</summary>
    public static TBuilder NeedsNothing<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Needs(Scope: null));

    /// <summary>Everybody may ask, without a key, and is answered however much the server has to do.</summary>
    public static TBuilder IsAlwaysAnswered<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Needs(Scope: null) { IsAlwaysAnswered = true });
}
