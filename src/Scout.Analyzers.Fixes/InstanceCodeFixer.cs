using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Code;

namespace Scout.Analyzers.Fixes;

/// <summary>SCOUT2005: makes a method static that does not use its object.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class InstanceCodeFixer() : MethodDeclarationFixer(CodeBindingRule.InstanceCode)
{
    private protected override string Title(IMethodSymbol method) => $"Make '{method.Name}' static";

    private protected override bool CanFix(IMethodSymbol method, SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) =>
        method is { IsVirtual: false, IsOverride: false, IsAbstract: false, ExplicitInterfaceImplementations.IsEmpty: true, ContainingType: { TypeKind: not TypeKind.Interface } type }
        && !type.AllInterfaces.SelectMany(part => part.GetMembers(method.Name)).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
        && model.GetOperation(declaration, cancellation) is { } body
        && !body.Descendants().Any(operation => operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance });

    private protected override SyntaxNode Mend(SyntaxNode declaration, SyntaxGenerator generator) =>
        generator.WithModifiers(declaration, generator.GetModifiers(declaration).WithIsStatic(true));

    // `this.Price` and `desk.Price` no longer compile.
    private protected override SyntaxNode Use(MemberAccessExpressionSyntax use, IMethodSymbol method, SemanticModel model) =>
        use.WithExpression(SyntaxFactory.ParseExpression(method.ContainingType.ToMinimalDisplayString(model, use.SpanStart)).WithTriviaFrom(use.Expression));
}
