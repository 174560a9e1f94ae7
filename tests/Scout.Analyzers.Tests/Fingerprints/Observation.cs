using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Scout.Analyzers.Fingerprints;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>What IL and what fingerprint each method of the corpus has, by its name.</summary>
internal sealed record Observation(ImmutableSortedDictionary<string, string> Il, ImmutableSortedDictionary<string, string> Fingerprints)
{
    /// <summary>Null where the code does not compile.</summary>
    public static Observation? Of(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        if (!compilation.Emit(image).Success)
        {
            return null;
        }

        using var oracle = new IlOracle(ImmutableArray.Create(image.ToArray()));
        var code = new FingerprintCompilation(compilation, CancellationToken.None);
        return new(oracle.Roots(), CodeRoots.Find(code).ToImmutableSortedDictionary(
            method => method.ContainingType.ToDisplayString() + "::" + method.Name,
            method => new CodeClosure(code, [new(method, ReachKind.Member)]).Fingerprint,
            StringComparer.Ordinal));
    }
}
