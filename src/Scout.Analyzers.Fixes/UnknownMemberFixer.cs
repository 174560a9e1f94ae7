using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Scout.Analyzers.Fixes;

/// <summary>Takes the member that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownMemberFixer() : ReplacementFixer(Descriptors.UnknownMember);
