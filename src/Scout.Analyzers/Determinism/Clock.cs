using System.Collections.Immutable;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2010: reads the clock.</summary>
internal sealed class Clock() : ApiImpurity(Descriptors.Clock, "reads the clock", InputOrCode)
{
    protected override ImmutableDictionary<string, (string Namespace, ImmutableHashSet<string> Members)> Apis { get; } =
        new Dictionary<string, (string, ImmutableHashSet<string>)>
        {
            ["DateTime"] = ("System", ["Now", "UtcNow", "Today"]),
            ["DateTimeOffset"] = ("System", ["Now", "UtcNow"]),
            ["TimeProvider"] = ("System", ["System", "GetUtcNow", "GetLocalNow", "GetTimestamp"]),
            ["Environment"] = ("System", ["TickCount", "TickCount64"]),
            ["Stopwatch"] = ("System.Diagnostics", ["StartNew", "GetTimestamp", "GetElapsedTime", New]),
        }.ToImmutableDictionary();
}
