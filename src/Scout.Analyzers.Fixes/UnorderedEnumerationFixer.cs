using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Determinism;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT2017: orders the collection.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnorderedEnumerationFixer() : ReplacementFixer(UnorderedEnumeration.Descriptor);
