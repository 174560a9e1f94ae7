using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>Gives a block an id that is right.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BlockIdFixer() : ReplacementFixer(Descriptors.InvalidBlockId)
{
    private protected override string Source(string replacement) => $"\"{replacement}\"";
}
