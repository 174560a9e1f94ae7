using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Graph;

namespace Scout.Analyzers.Fixes;

/// <summary>Gives the second of two blocks an id of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class DuplicateBlockIdFixer() : ReplacementFixer(DuplicateBlockIdRule.Descriptor)
{
    private protected override string Source(string replacement) => $"\"{replacement}\"";
}
