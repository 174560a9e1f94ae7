using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor CodeWithoutName = new(
        "SCOUT2001", "A code block calls a method with a name", "{0}", "Scout.Code", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor GenericCode = new(
        "SCOUT2002", "A code block calls a method that is not generic", "{0}", "Scout.Code", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CodeYieldsNothing = new(
        "SCOUT2003", "A code block calls a method that yields a value", "{0}", "Scout.Code", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InstanceCode = new(
        "SCOUT2005", "A code block calls a static method", "{0}", "Scout.Code", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BoundCode = new(
        "SCOUT2006", "A code block calls a method without a bound object", "{0}", "Scout.Code", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CodeNotPublic = new(
        "SCOUT2007", "A code block calls a public method", "{0}", "Scout.Code", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CancellationIgnored = new(
        "SCOUT2030", "A code block passes its cancellation token on", "{0}", "Scout.Code", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BlockingCall = new(
        "SCOUT2031", "A code block does not block a thread", "{0}", "Scout.Code", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ValueWithoutSchema = new(
        "SCOUT3001", "A value has a JSON form", "{0}", "Scout.Code", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
