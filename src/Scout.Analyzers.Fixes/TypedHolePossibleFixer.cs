using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Templates;

namespace Scout.Analyzers.Fixes;

/// <summary>Makes the string an interpolated one with typed holes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TypedHolePossibleFixer() : ReplacementFixer(TypedHolePossibleRule.Descriptor)
{
    private protected override string Title(string replacement) => "Use typed holes";
}
