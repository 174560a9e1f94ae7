using Scout.Client;

namespace Scout.Testing;

/// <summary>An environment of a server.</summary>
/// <param name="Open">Gives the server's client.</param>
/// <param name="IsOurs">Whether the client is disposed of when the run is over.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Shown">The server, in words.</param>
internal sealed record ServerPlace(Func<ScoutClient> Open, bool IsOurs, string Environment, string Shown);
