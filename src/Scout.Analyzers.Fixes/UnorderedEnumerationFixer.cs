using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT2017: orders the collection.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnorderedEnumerationFixer() : ReplacementFixer(Descriptors.UnorderedEnumeration);
