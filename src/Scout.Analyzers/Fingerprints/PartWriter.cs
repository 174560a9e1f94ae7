using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Fingerprints;

/// <summary>
/// Writes syntax as what it means: names by their symbols, locals by number, literals by value, without trivia. Kinds of
/// syntax that this version of the compiler's API does not know are written node by node.
/// </summary>
internal sealed partial class PartWriter(FingerprintCompilation compilation, SyntaxNode declaration, HashSet<Reach> reaches, OtherCode others)
{
    private readonly SemanticModel _model = compilation.Model(declaration.SyntaxTree);
    private readonly Dictionary<ISymbol, int> _numbers = new(SymbolEqualityComparer.Default);

    public PartText Text { get; } = new();

    public void Each(params SyntaxNode?[] nodes) => Each((IEnumerable<SyntaxNode?>)nodes);

    public void Each(IEnumerable<SyntaxNode?> nodes)
    {
        foreach (var node in nodes)
        {
            Visit(node);
        }
    }

    /// <summary>In any order; that a declaration has parts says nothing.</summary>
    public void Modifiers(SyntaxTokenList modifiers)
    {
        foreach (var kind in modifiers.Select(modifier => modifier.RawKind).Where(kind => kind != (int)SyntaxKind.PartialKeyword).OrderBy(kind => kind))
        {
            Text.Token(kind);
        }
    }

    public void Visit(SyntaxNode? node)
    {
        switch (node)
        {
            case null:
                break;
            case ParenthesizedExpressionSyntax inner:
                Visit(inner.Expression);
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner:
                Visit(inner.Operand);
                break;
            case TypeSyntax type when WrittenAsType(type):
                break;
            case SimpleNameSyntax name:
                Name(name);
                Conversion(name);
                break;
            case MemberAccessExpressionSyntax access when IsQualified(access):
                Qualified(access);
                Conversion(access);
                break;
            case InvocationExpressionSyntax invocation when NameOf(invocation) is { } name:
                Text.Constant(name);
                break;
            case ParameterSyntax parameter:
                Parameter(parameter);
                break;
            case BaseObjectCreationExpressionSyntax creation:
                Creation(creation);
                break;
            case NameColonSyntax or NameEqualsSyntax:
                Label(node);
                break;
            case BlockSyntax { Statements: { Count: 1 } statements, Parent: IfStatementSyntax or ElseClauseSyntax or ForStatementSyntax or WhileStatementSyntax or CommonForEachStatementSyntax }
                when statements[0] is not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax):
                Visit(statements[0]);
                break;
            default:
                Generic(node);
                break;
        }
    }

    private void Generic(SyntaxNode node)
    {
        Text.Open(node.RawKind);
        Facts(node);
        Children(node);
        Conversion(node);
        Text.Close();
    }

    private void Children(SyntaxNode node)
    {
        var modifiers = node is MemberDeclarationSyntax member ? member.Modifiers : default;
        Modifiers(modifiers);
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner)
            {
                Visit(inner);
            }
            else if (!modifiers.Contains(child.AsToken()))
            {
                Token(node, child.AsToken());
            }
        }
    }

    private void Token(SyntaxNode parent, SyntaxToken token)
    {
        switch (token.Kind())
        {
            case SyntaxKind.CommaToken or SyntaxKind.EndOfFileToken:
            case SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedStringEndToken:
            case SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedRawStringEndToken:
            case SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken when parent is InterpolationSyntax:
                break;
            case SyntaxKind.IdentifierToken:
                Identifier(parent, token);
                break;
            case SyntaxKind.InterpolatedStringTextToken:
                Text.Free(token.ValueText);
                break;
            default:
                if (parent is LiteralExpressionSyntax && token.Value is not null)
                {
                    Text.Constant(token.Value);
                }
                else
                {
                    Text.Token(token.RawKind);
                }

                break;
        }
    }

    /// <summary>The name that a node declares.</summary>
    private void Identifier(SyntaxNode parent, SyntaxToken token)
    {
        switch (_model.GetDeclaredSymbol(parent, compilation.Cancellation))
        {
            case { } symbol when IsLocal(symbol):
                Number(symbol);
                if (symbol is ILocalSymbol local && parent is SingleVariableDesignationSyntax)
                {
                    Type(local.Type);
                }

                break;
            case ITypeParameterSymbol symbol:
                TypeParameter(symbol);
                break;
            default:
                Text.Free(token.ValueText);
                break;
        }
    }

    /// <summary>Locals in the order in which they are met.</summary>
    private void Number(ISymbol symbol)
    {
        if (!_numbers.TryGetValue(symbol, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(symbol, number);
        }

        Text.Word("#" + number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static bool IsLocal(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or ILabelSymbol or IRangeVariableSymbol => true,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } => true,
        IParameterSymbol => true,
        _ => false,
    };
}
