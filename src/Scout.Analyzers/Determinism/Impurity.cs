using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Determinism;

/// <summary>One thing that a definition must not do, because it could make another workflow the next time.</summary>
/// <param name="descriptor">The rule.</param>
/// <param name="deed">What it does, such as <c>reads the clock</c>.</param>
/// <param name="remedy">What to do instead.</param>
internal abstract class Impurity(DiagnosticDescriptor descriptor, string deed, string remedy)
{
    protected const string InputOrCode = "take it as an input of the workflow, or move it into a code block";

    public DiagnosticDescriptor Descriptor => descriptor;

    public string Deed => deed;

    public string Remedy => remedy;

    /// <summary>What an operation does of it; null where it does nothing of the kind.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="member">The method, property, field or constructor that it uses; null where there is none.</param>
    public abstract Finding? Find(IOperation operation, ISymbol? member);
}
