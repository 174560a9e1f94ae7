using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor HardCodedSecret = new(
        "SCOUT2020", "A secret is not written in code", "{0}", "Scout.Security", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SecretInPrompt = new(
        "SCOUT2021", "A secret is not sent to a model", "{0}", "Scout.Security", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HttpClientInCodeBlock = new(
        "SCOUT2023", "A code block does not make an HttpClient of its own", "{0}", "Scout.Security", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
