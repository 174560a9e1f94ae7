using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

/// <summary>Every rule: its id, its title, its severity. A rule makes the message itself, because the snapshot says the same.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidBlockId = new(
        "SCOUT1001", "A block id is well formed and not taken by templates", "{0}", "Scout.Graph", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateBlockId = new(
        "SCOUT1002", "A block id is used once in a workflow", "{0}", "Scout.Graph", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ValueOutsideItsBranch = new(
        "SCOUT1003", "A value is read where its branch, loop or workflow can be seen", "{0}", "Scout.Graph", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor FlowOfAnotherScope = new(
        "SCOUT1004", "A branch adds its blocks by the flow that it is given", "{0}", "Scout.Graph", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InvalidWorkflowId = new(
        "SCOUT1005", "A workflow id is kebab-case", "{0}", "Scout.Graph", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateWorkflowId = new(
        "SCOUT1006", "A workflow id is used once", "{0}", "Scout.Graph", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BlockNothingReads = new(
        "SCOUT1030", "What a block yields is read", "{0}", "Scout.Graph", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DefinitionNotAnalysable = new(
        "SCOUT1031", "A definition can be read by the compiler", "{0}", "Scout.Graph", DiagnosticSeverity.Info, isEnabledByDefault: true);
}
