using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Templates;

/// <summary>Says once that no template is looked at, where the parser's file is not what was packed.</summary>
internal sealed class ParserMissingRule() : ProjectRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1099", RuleCategory.Templates, DiagnosticSeverity.Warning, "The template parser is there", WellKnownDiagnosticTags.CompilationEnd);

    public override void Check(Project project, CompilationAnalysisContext context)
    {
        if (TemplateParserProbe.Missing is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                Location.None,
                $"The rules about templates are off, because {reason}; delete the folder of scout.build from NuGet's package folder, and restore again"));
        }
    }
}
