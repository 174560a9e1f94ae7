using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Limits;

namespace Scout.Analyzers.Fixes;

/// <summary>Moves a setting to the nearest end of its range.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SettingOutOfRangeFixer() : ReplacementFixer(SettingOutOfRangeRule.Descriptor);
