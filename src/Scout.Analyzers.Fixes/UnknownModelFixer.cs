using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>Names the model of <c>scout.json</c> that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownModelFixer() : ReplacementFixer(Descriptors.UnknownModel);
