using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Templates;

namespace Scout.Analyzers.Fixes;

/// <summary>Takes the function that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownFunctionFixer() : ReplacementFixer(TemplateCheckRule.UnknownFunction);
