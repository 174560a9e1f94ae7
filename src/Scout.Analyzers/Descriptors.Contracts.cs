using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor RequiredInputAdded = new(
        "SCOUT3010", "An input that callers do not send is optional", "{0}", "Scout.Contracts", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InputRemoved = new(
        "SCOUT3011", "An input that callers send is kept", "{0}", "Scout.Contracts", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InputNarrowed = new(
        "SCOUT3012", "An input takes what callers send", "{0}", "Scout.Contracts", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OutputRemoved = new(
        "SCOUT3013", "An output that callers read is kept", "{0}", "Scout.Contracts", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OutputWidened = new(
        "SCOUT3014", "An output yields only what callers know", "{0}", "Scout.Contracts", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BlockRenamed = new(
        "SCOUT3015", "A renamed block names its former id", "{0}", "Scout.Contracts", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WorkflowRemoved = new(
        "SCOUT3016", "A workflow that an environment runs is kept", "{0}", "Scout.Contracts", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
