using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Scout.Analyzers.Templates;

namespace Scout.Analyzers.Fixes;

/// <summary>Takes the member that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownMemberFixer() : ReplacementFixer(TemplateCheckRule.UnknownMember);
