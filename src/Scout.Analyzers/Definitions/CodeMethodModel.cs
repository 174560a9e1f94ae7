using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Scout.Analyzers.Definitions;

/// <summary>A method that a code block or a model calls, as far as syntax tells: one of the same name and class is named in a definition.</summary>
internal sealed record CodeMethodModel(IMethodSymbol Method, MethodDeclarationSyntax Syntax, IMethodBodyOperation Body);
