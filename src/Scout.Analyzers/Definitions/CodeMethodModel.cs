using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Scout.Analyzers.Definitions;

/// <summary>A method that a code block or a model calls, as far as syntax tells: one of the same name and class is named in a definition.</summary>
internal sealed record CodeMethodModel(IMethodSymbol Method, MethodDeclarationSyntax Syntax, IMethodBodyOperation Body)
{
    private IOperation[]? _operations;

    /// <summary>Such as <c>Desk.FindCustomer</c>.</summary>
    public string Name => $"{Method.ContainingType.Name}.{Method.Name}";

    /// <summary>Whether a block can call it at all: another method of the same name is none of the rules' business.</summary>
    public bool IsCallable => Method is { IsStatic: true, IsGenericMethod: false, DeclaredAccessibility: Accessibility.Public };

    /// <summary>Everything in its body.</summary>
    public IReadOnlyList<IOperation> Operations => _operations ??= [.. Body.Descendants()];
}
