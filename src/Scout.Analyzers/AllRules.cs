using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Scout.Analyzers.Code;
using Scout.Analyzers.Contracts;
using Scout.Analyzers.Determinism;
using Scout.Analyzers.Graph;
using Scout.Analyzers.Limits;
using Scout.Analyzers.Security;
using Scout.Analyzers.Shapes;
using Scout.Analyzers.Templates;
using Scout.Analyzers.Values;

namespace Scout.Analyzers;

/// <summary>Every rule, once.</summary>
internal static class AllRules
{
    public static readonly ImmutableArray<DefinitionRule> Definitions =
    [
        // Graph
        new BlockIdRule(),
        new DuplicateBlockIdRule(),
        new FlowOfAnotherScopeRule(),
        new ValueOutsideItsBranchRule(),
        new EarlyResultRule(),
        new BlockNothingReadsRule(),
        new DefinitionNotAnalysableRule(),
        // Templates
        new TemplateCheckRule(),
        new HalvedBracesRule(),
        new ForeignTemplateSyntaxRule(),
        new ConcatenatedTemplateRule(),
        new InputNeverReadRule(),
        new TypedHolePossibleRule(),
        new UnescapedValueRule(),
        // Determinism
        new DeterminismRule(),
        // Security
        new HardCodedSecretRule.InDefinition(),
        new SecretInPromptRule(),
        new HostNotSafeRule(),
        // Code
        new CodeBindingRule(),
        new ValueWithoutSchemaRule.InDefinition(),
        // Limits
        new SettingOutOfRangeRule(),
        new TimeoutAboveLimitRule(),
        new UnknownModelRule(),
        new UnknownProviderRule(),
        new UnknownVariableRule(),
        // Contracts
        new BlockRenamedRule(),
    ];

    public static readonly ImmutableArray<CodeMethodRule> CodeMethods =
    [
        // Security
        new HardCodedSecretRule.InCode(),
        new HttpClientInCodeBlockRule(),
        // Code
        new CancellationIgnoredRule(),
        new BlockingCallRule(),
    ];

    public static readonly ImmutableArray<ValueRule> Values =
    [
        // Values
        new ValueAsTextRule(),
        new DecidedAtBuildTimeRule(),
        new ValueMemberRule(),
        new UnknownArgumentRule(),
        new MadeWithNewRule(),
        // Code
        new CodeArgumentsRule(),
    ];

    public static readonly ImmutableArray<WorkflowRule> Workflows =
    [
        // Graph
        new WorkflowIdRule(),
        new DuplicateWorkflowIdRule(),
        // Code
        new ValueWithoutSchemaRule.OfWorkflow(),
        // Security
        new HardCodedSecretRule.InField(),
    ];

    public static readonly ImmutableArray<TypeRule> Types =
    [
        // Values
        new ShapeRule(),
    ];

    public static readonly ImmutableArray<FileRule> Files =
    [
        // Contracts
        .. ContractRule.All,
        new WorkflowRemovedRule(),
    ];

    public static readonly ImmutableArray<ProjectRule> Projects =
    [
        // Graph
        new ProgramWithoutStartRule(),
        // Templates
        new ParserMissingRule(),
    ];

    public static readonly ImmutableArray<Rule> All = [.. Definitions, .. CodeMethods, .. Values, .. Workflows, .. Types, .. Files, .. Projects];

    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = [.. All.SelectMany(rule => rule.Reports).Distinct()];
}
