using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor Clock = new(
        "SCOUT2010", "A definition does not read the clock", "{0}", "Scout.Determinism", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RandomNumber = new(
        "SCOUT2011", "A definition does not read random numbers", "{0}", "Scout.Determinism", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NewGuid = new(
        "SCOUT2012", "A definition does not make GUIDs", "{0}", "Scout.Determinism", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor MachineEnvironment = new(
        "SCOUT2013", "A definition does not read the environment", "{0}", "Scout.Determinism", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor FileAccess = new(
        "SCOUT2014", "A definition does not read or write files", "{0}", "Scout.Determinism", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NetworkAccess = new(
        "SCOUT2015", "A definition does not use the network", "{0}", "Scout.Determinism", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor MutableStatic = new(
        "SCOUT2016", "A definition does not read what may have changed", "{0}", "Scout.Determinism", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnorderedEnumeration = new(
        "SCOUT2017", "A definition does not depend on an order that is not fixed", "{0}", "Scout.Determinism", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
