using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Scout.Analyzers;

/// <summary>A rule that needs more than one file and is asked about each by itself: an editor shows what is said about the file that it looks at, and nothing that is said elsewhere about it.</summary>
internal abstract class FileRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(Project project, SemanticModelAnalysisContext file);
}
