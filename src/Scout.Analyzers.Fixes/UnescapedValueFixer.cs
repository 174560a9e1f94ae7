using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>Adds the escape.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnescapedValueFixer() : ReplacementFixer(Descriptors.UnescapedValue)
{
    private protected override string Title(string replacement) => "Escape the value";
}
