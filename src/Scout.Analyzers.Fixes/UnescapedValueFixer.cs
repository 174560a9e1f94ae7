using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Templates;

namespace Scout.Analyzers.Fixes;

/// <summary>Adds the escape.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnescapedValueFixer() : ReplacementFixer(UnescapedValueRule.Descriptor)
{
    private protected override string Title(string replacement) => "Escape the value";

    // Of a raw string with too few braces around its holes, all is written anew.
    private protected override Location Place(Diagnostic diagnostic) => diagnostic.AdditionalLocations is [var all] ? all : diagnostic.Location;
}
