using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Scout.Analyzers;

/// <summary>A rule about the project as a whole. It is asked when all of it has been compiled: an editor may ask later than it asks the others.</summary>
internal abstract class ProjectRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(Project project, CompilationAnalysisContext context);
}
