using System.Collections.Immutable;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2011: reads random numbers. One that is made with a seed yields the same ones each time.</summary>
internal sealed class RandomNumbers() : ApiImpurity(Descriptors.RandomNumber, "reads a random number", InputOrCode)
{
    protected override ImmutableDictionary<string, (string Namespace, ImmutableHashSet<string> Members)> Apis { get; } =
        new Dictionary<string, (string, ImmutableHashSet<string>)>
        {
            ["Random"] = ("System", ["Shared", New]),
            ["RandomNumberGenerator"] = ("System.Security.Cryptography", [All]),
            ["Path"] = ("System.IO", ["GetRandomFileName"]),
        }.ToImmutableDictionary();
}
