using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>Reads the variable of <c>scout.json</c> that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownVariableFixer() : ReplacementFixer(Descriptors.UnknownVariable);
