using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Scout.Analyzers.Templates;

/// <summary>Says once that no template is looked at, where the parser's file is not what was packed.</summary>
internal sealed class ParserMissingRule() : ProjectRule(Descriptors.ParserMissing)
{
    public override void Check(Project project, CompilationAnalysisContext context)
    {
        if (TemplateParserProbe.Missing is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ParserMissing,
                Location.None,
                $"The rules about templates are off, because {reason}; delete the folder of scout.build from NuGet's package folder, and restore again"));
        }
    }
}
