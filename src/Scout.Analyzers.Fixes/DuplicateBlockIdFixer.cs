using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>Gives the second of two blocks an id of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class DuplicateBlockIdFixer() : ReplacementFixer(Descriptors.DuplicateBlockId)
{
    private protected override string Source(string replacement) => $"\"{replacement}\"";
}
