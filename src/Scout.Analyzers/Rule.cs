using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers;

/// <summary>One thing that is checked. Rules have no state: one object serves every compilation.</summary>
/// <param name="descriptors">What it reports.</param>
internal abstract class Rule(params DiagnosticDescriptor[] descriptors)
{
    public ImmutableArray<DiagnosticDescriptor> Reports { get; } = [.. descriptors];
}

/// <summary>A rule about what a <c>Define</c>, or another method that adds blocks, says.</summary>
internal abstract class DefinitionRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(DefinitionModel definition, RuleContext context);
}

/// <summary>A rule about the body of a method that a block or a model calls.</summary>
internal abstract class CodeMethodRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(CodeMethodModel method, RuleContext context);
}

/// <summary>A rule about each operation of a method that has values of workflows: a definition, or one that such a method may call.</summary>
internal abstract class ValueRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(IOperation operation, RuleContext context);
}

/// <summary>A rule about a workflow's class: its id, its input and output.</summary>
internal abstract class WorkflowRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(WorkflowModel workflow, RuleContext context);
}

/// <summary>A rule that needs more than one file and is asked about each by itself: an editor shows what is said about the file that it looks at, and nothing that is said elsewhere about it.</summary>
internal abstract class FileRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(Project project, SemanticModelAnalysisContext file);
}

/// <summary>A rule about the project as a whole. It is asked when all of it has been compiled: an editor may ask later than it asks the others.</summary>
internal abstract class ProjectRule(params DiagnosticDescriptor[] descriptors) : Rule(descriptors)
{
    public abstract void Check(Project project, CompilationAnalysisContext context);
}
