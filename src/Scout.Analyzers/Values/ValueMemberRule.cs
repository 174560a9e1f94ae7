using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Values;

/// <summary>SCOUT1042: a value is asked for what only the thing has that it will be: the compiler says that it is not there, this rule what to write.</summary>
internal sealed class ValueMemberRule() : ValueRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1042", RuleCategory.Values, DiagnosticSeverity.Error, "What a value holds is read by its shape, by Get or by a block");

    private const string UseABlock = "go over it with flow.ForEach, fold it with flow.Reduce, or work with it in a code block";
    private const string UseCode = "work with it in a template or in a code block";

    public override void Check(IOperation operation, RuleContext context)
    {
        switch (operation)
        {
            case IForEachLoopOperation { Syntax: CommonForEachStatementSyntax loop }:
                Report(loop.Expression, loop.Expression, "no items that a loop of C# could go over", _ => UseABlock, context);
                break;
            case IInvalidOperation { Syntax: ElementAccessExpressionSyntax access }:
                Report(access.Expression, access, "no items that C# could read", _ => $"read one by {access.Expression}.Get(list => list{access.ArgumentList})", context);
                break;
            case IInvalidOperation { Syntax: MemberAccessExpressionSyntax access }:
                Report(access.Expression, access.Name, $"no '{access.Name.Identifier.ValueText}'", type => Remedy(access, type), context);
                break;
            case IInvalidOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } when !HasOwn(access, context):
                Report(access.Expression, access.Name, $"no '{access.Name.Identifier.ValueText}'", type => Remedy(access, type), context);
                break;
            case IBinaryOperation { OperatorMethod: null, Type: IErrorTypeSymbol or null, Syntax: BinaryExpressionSyntax { RawKind: var kind } sum } when IsArithmetic(kind):
                Report(sum.Left, sum, $"no '{sum.OperatorToken.Text}'", _ => UseCode, context);
                if (context.Symbols.ValueType(Type(sum.Left, context)) is null)
                {
                    Report(sum.Right, sum, $"no '{sum.OperatorToken.Text}'", _ => UseCode, context);
                }

                break;
        }
    }

    // Methods of other things by that name are no more what is meant than none.
    private static bool HasOwn(MemberAccessExpressionSyntax access, RuleContext context)
    {
        var called = context.SemanticModel.GetSymbolInfo(access, context.Cancellation);
        return called.Symbol is not null || called.CandidateSymbols.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.ContainingAssembly, context.Symbols.Value.ContainingAssembly));
    }

    private static bool IsArithmetic(int kind) => (SyntaxKind)kind is
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression;

    private static void Report(ExpressionSyntax value, SyntaxNode place, string what, Func<ITypeSymbol, string> remedy, RuleContext context)
    {
        if (context.Symbols.ValueType(Type(value, context)) is { } type)
        {
            context.Report(Descriptor, place.GetLocation(), ValueWords.NotThere(value.ToString(), what, remedy(type)));
        }
    }

    private static ITypeSymbol? Type(ExpressionSyntax expression, RuleContext context) => context.SemanticModel.GetTypeInfo(expression, context.Cancellation).Type;

    private static string Remedy(MemberAccessExpressionSyntax access, ITypeSymbol type)
    {
        var name = access.Name.Identifier.ValueText;
        if (type is IArrayTypeSymbol || KnownTypes.IsList(type))
        {
            return name is "Count" or "Length" or "Any" or "LongCount"
                ? $"in a condition write $\"{{{access.Expression}}} | array.size > 0\", in a template {{{{ ... | array.size }}}}, or count in a code block"
                : UseABlock;
        }

        var members = Members(type);
        if (members.Contains(name))
        {
            return $"read it by {access.Expression}.Get(value => value.{name}), or mark {TypeName.Of(type)} with [Shape]";
        }

        return Spelling.Suggestion(name, members) is { } nearest ? $"did you mean '{nearest}'?" : UseCode;
    }

    private static ImmutableArray<string> Members(ITypeSymbol type)
    {
        var members = ImmutableArray.CreateBuilder<string>();
        for (var part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            members.AddRange(part.GetMembers().OfType<IPropertySymbol>().Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false }).Select(property => property.Name));
        }

        return members.ToImmutable();
    }
}
