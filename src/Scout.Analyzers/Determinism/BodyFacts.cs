using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Determinism;

/// <summary>What one body does, and what code of the project it runs.</summary>
/// <param name="Findings">What it does itself.</param>
/// <param name="Calls">The members that it uses, and where.</param>
internal sealed record BodyFacts(ImmutableArray<Finding> Findings, ImmutableArray<(ISymbol Member, Location Location)> Calls);
