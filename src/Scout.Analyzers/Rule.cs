using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

/// <summary>One thing that is checked. Rules have no state: one object serves every compilation.</summary>
/// <param name="descriptors">What it reports.</param>
internal abstract class Rule(params DiagnosticDescriptor[] descriptors)
{
    public ImmutableArray<DiagnosticDescriptor> Reports { get; } = [.. descriptors];
}
