using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Templates;

namespace Scout.Analyzers.Fixes;

/// <summary>Reads the variable of <c>scout.json</c> that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownVariableFixer() : ReplacementFixer(UnknownVariableRule.Descriptor);
