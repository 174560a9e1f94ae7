using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Graph;

namespace Scout.Analyzers.Fixes;

/// <summary>Gives a block an id that is right.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BlockIdFixer() : ReplacementFixer(BlockIdRule.Descriptor)
{
    private protected override string Source(string replacement) => $"\"{replacement}\"";
}
