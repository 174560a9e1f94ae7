using Microsoft.CodeAnalysis;

namespace Scout.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor TemplateSyntax = new(
        "SCOUT1010", "A template or expression parses", "{0}", "Scout.Templates", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownName = new(
        "SCOUT1011", "A template reads names that exist", "{0}", "Scout.Templates", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownMember = new(
        "SCOUT1012", "A template reads members that exist", "{0}", "Scout.Templates", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ConditionIsNoBoolean = new(
        "SCOUT1013", "A condition is true or false", "{0}", "Scout.Templates", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ReadBeforeDefined = new(
        "SCOUT1017", "A template reads blocks that are defined before it", "{0}", "Scout.Templates", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NameTaken = new(
        "SCOUT1019", "A template sets only names of its own", "{0}", "Scout.Templates", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ReadsItsOwner = new(
        "SCOUT1022", "A part of a block does not read the block", "{0}", "Scout.Templates", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "SCOUT1026", "A template calls functions that exist", "{0}", "Scout.Templates", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InputNeverRead = new(
        "SCOUT1032", "A member of the input is read", "{0}", "Scout.Templates", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HalvedBraces = new(
        "SCOUT1033", "Braces of Scriban survive an interpolated string", "{0}", "Scout.Templates", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ForeignTemplateSyntax = new(
        "SCOUT1034", "A template is written in Scriban", "{0}", "Scout.Templates", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ConcatenatedTemplate = new(
        "SCOUT1035", "A template is not joined from text that is known only at build time", "{0}", "Scout.Templates", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnescapedValue = new(
        "SCOUT1036", "A value in a URL or in JSON is escaped", "{0}", "Scout.Templates", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TypedHolePossible = new(
        "SCOUT1037", "A typed hole is checked by the compiler", "{0}", "Scout.Templates", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ParserMissing = new(
        "SCOUT1099", "The template parser is there", "{0}", "Scout.Templates", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
