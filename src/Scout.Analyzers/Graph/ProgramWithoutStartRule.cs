using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Scout.Analyzers.Graph;

/// <summary>SCOUT1028: the project is built as a program and has workflows alone. The compiler asks for a Main (CS5001); what is meant is a library. The SDK takes every file that is run by itself for a program.</summary>
internal sealed class ProgramWithoutStartRule() : ProjectRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1028", RuleCategory.Graph, DiagnosticSeverity.Error, "Workflows alone are a library", WellKnownDiagnosticTags.CompilationEnd);

    public override void Check(Project project, CompilationAnalysisContext context)
    {
        if (context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
            && context.Compilation.GetEntryPoint(context.CancellationToken) is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                Location.None,
                "This is built as a program and has no statements of its own and no Main; build a library, whose workflows 'dotnet run' runs: write '#:property OutputType=Library' "
                + "under the '#:package' lines of a single file, or <OutputType>Library</OutputType> in a project; or write the program's statements"));
        }
    }
}
