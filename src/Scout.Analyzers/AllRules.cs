using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Scout.Analyzers.Graph;

namespace Scout.Analyzers;

/// <summary>Every rule, once.</summary>
internal static class AllRules
{
    public static readonly ImmutableArray<DefinitionRule> Definitions =
    [
        // Graph
        new BlockIdRule(),
        new DuplicateBlockIdRule(),
        // Templates
        // Determinism
        // Security
        // Code
        // Limits
        // Contracts
    ];

    public static readonly ImmutableArray<CodeMethodRule> CodeMethods =
    [
        // Security
        // Code
    ];

    public static readonly ImmutableArray<WorkflowRule> Workflows =
    [
        // Graph
        new WorkflowIdRule(),
        // Contracts
    ];

    public static readonly ImmutableArray<ProjectRule> Projects =
    [
        // Templates
        // Contracts
    ];

    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors =
    [
        .. Definitions.Concat<Rule>(CodeMethods).Concat(Workflows).Concat(Projects).SelectMany(rule => rule.Reports).Distinct(),
    ];
}
