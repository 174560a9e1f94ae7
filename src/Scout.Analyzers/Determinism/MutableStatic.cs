using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2016: reads a static member that may have changed. What is read-only does not count, not even a list: tables are written so.</summary>
internal sealed class MutableStatic() : Impurity(Descriptor, "uses what may have changed since the program began", "make it readonly or a constant, or take it as an input of the workflow")
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2016", RuleCategory.Determinism, DiagnosticSeverity.Warning, "A definition does not read what may have changed");

    public override Finding? Find(IOperation operation, ISymbol? member)
    {
        var isMutable = member switch
        {
            IFieldSymbol { IsStatic: true, IsConst: false, IsReadOnly: false } field => !IsPrivate(field) || IsWritten(field),
            IPropertySymbol { IsStatic: true, SetMethod: { IsInitOnly: false } } property => IsAuto(property) && (!IsPrivate(property.SetMethod!) || IsWritten(property)),
            _ => false,
        };
        return isMutable && !member!.DeclaringSyntaxReferences.IsEmpty
            ? new(this, $"{member.ContainingType.Name}.{member.Name}", operation.Syntax.GetLocation())
            : null;
    }

    private static bool IsPrivate(ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Private;

    private static bool IsAuto(IPropertySymbol property) => property.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors }
        && accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null);

    // By its name: who writes another member of the same name costs at most a wrong warning, and nothing is bound for it.
    private static bool IsWritten(ISymbol symbol) => symbol.ContainingType.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
        .Any(name => name.Identifier.ValueText == symbol.Name && IsWrite(name));

    private static bool IsWrite(IdentifierNameSyntax name)
    {
        ExpressionSyntax expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return expression.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == expression,
            PostfixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression),
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
