using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>Takes the function that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownFunctionFixer() : ReplacementFixer(Descriptors.UnknownFunction);
