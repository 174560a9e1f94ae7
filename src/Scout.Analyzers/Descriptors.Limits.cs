using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor SettingOutOfRange = new(
        "SCOUT1014", "A setting is within its range", "{0}", "Scout.Limits", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TimeoutAboveLimit = new(
        "SCOUT2040", "A timeout is within the limit of every environment", "{0}", "Scout.Limits", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownModel = new(
        "SCOUT2041", "A model alias is in scout.json", "{0}", "Scout.Limits", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownVariable = new(
        "SCOUT2042", "A variable is in scout.json", "{0}", "Scout.Limits", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
