using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>Where the <c>Http</c> blocks of an environment may send requests: <c>"http"</c> in <c>scout.json</c>.</summary>
internal sealed record HttpAccess
{
    /// <summary>The hosts that may be reached, each with its port where that is not 80 or 443: <c>api.example.com</c>, <c>*.example.com</c> for those below it, <c>*</c> for all, <c>api.example.com:8443</c>. None: every public host whose name the workflow or a variable writes.</summary>
    public ImmutableArray<string> Hosts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Hosts that may be reached although their addresses are private, each with its port where that is not 80 or 443: <c>crm.internal</c>, <c>localhost:5000</c>, <c>10.0.0.7:8080</c>.</summary>
    public ImmutableArray<string> Private { get => field.IsDefault ? [] : field; init; }

    /// <summary>The proxy that every request goes through: an http URL. What its hosts' addresses are only it knows, so <see cref="Hosts"/> or <see cref="Private"/> name them.</summary>
    public string? Proxy { get; init; }

    /// <summary>Whether it says no more than none does.</summary>
    [JsonIgnore]
    public bool IsEmpty => Hosts.IsEmpty && Private.IsEmpty && Proxy is null;

    /// <summary>Whether two say the same.</summary>
    public bool Equals(HttpAccess? other) => other is not null && Hosts.SequenceEqual(other.Hosts) && Private.SequenceEqual(other.Private) && Proxy == other.Proxy;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Hosts.Length, Private.Length, Proxy);
}
