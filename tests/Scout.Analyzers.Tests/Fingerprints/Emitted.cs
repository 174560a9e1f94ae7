using System.Collections.Immutable;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>One attribute that the generator wrote.</summary>
internal sealed record Emitted(string Fingerprint, string Source, ImmutableArray<string> Assemblies);
