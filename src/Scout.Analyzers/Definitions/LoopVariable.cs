using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Definitions;

/// <summary>A variable of a loop's body.</summary>
/// <param name="Name">Its name in templates.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Parameter">The lambda's parameter for it; null for the index, which has none.</param>
internal sealed record LoopVariable(string Name, ITypeSymbol Type, IParameterSymbol? Parameter);
