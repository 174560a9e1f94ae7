using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Limits;

namespace Scout.Analyzers.Fixes;

/// <summary>Names the model of <c>scout.json</c> that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownModelFixer() : ReplacementFixer(UnknownModelRule.Descriptor);
