using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Tests.Fingerprints;

/// <summary>Makes every mutant of a file: one node or token replaced in each.</summary>
internal static class Mutants
{
    private static readonly Dictionary<string, string[]> Tokens = new(StringComparer.Ordinal)
    {
        ["+"] = ["-"],
        ["-"] = ["+"],
        ["*"] = ["/", "+"],
        ["/"] = ["*"],
        ["%"] = ["*"],
        ["<<"] = [">>"],
        ["<"] = ["<=", ">"],
        ["<="] = ["<"],
        [">"] = [">=", "<"],
        [">="] = [">"],
        ["=="] = ["!="],
        ["!="] = ["=="],
        ["&&"] = ["||"],
        ["||"] = ["&&"],
        ["++"] = ["--"],
        ["--"] = ["++"],
        ["+="] = ["-="],
        ["and"] = ["or"],
        ["true"] = ["false"],
        ["false"] = ["true"],
        ["checked"] = ["unchecked"],
        ["unchecked"] = ["checked"],
        ["override"] = ["new"],
        ["virtual"] = ["sealed"],
        ["explicit"] = ["implicit"],
        ["descending"] = ["ascending"],
        ["int"] = ["long", "short"],
        ["long"] = ["int"],
        ["decimal"] = ["double"],
        ["double"] = ["float"],
        ["string"] = ["object"],
        ["record"] = ["class"],
        ["class"] = ["struct"],
        ["struct"] = ["class"],
        ["readonly"] = [""],
        ["init"] = ["set"],
        ["break"] = ["continue"],
    };

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["ToLowerInvariant"] = "ToUpperInvariant",
        ["ToUpperInvariant"] = "Trim",
        ["Trim"] = "TrimStart",
        ["StartsWith"] = "EndsWith",
        ["IsLetterOrDigit"] = "IsLetter",
        ["IgnoreCase"] = "Multiline",
        ["ToEven"] = "AwayFromZero",
        ["RemoveEmptyEntries"] = "TrimEntries",
        ["Courier"] = "Post",
        ["Post"] = "Courier",
        ["Square"] = "Circle",
        ["Circle"] = "Square",
        ["Gold"] = "Silver",
        ["Free"] = "Gold",
        ["x"] = "y",
        ["y"] = "x",
        ["left"] = "right",
        ["right"] = "left",
        ["X"] = "Y",
        ["Y"] = "X",
        ["Price"] = "Quantity",
        ["Invariant"] = "Current",
        ["Odd"] = "Even",
        ["Even"] = "Odd",
        ["upper"] = "Lower",
        ["Lower"] = "upper",
        ["highest"] = "rank",
        ["best"] = "item",
        ["IsMatch"] = "Equals",
        ["JsonIgnore"] = "JsonRequired",
        ["FormatException"] = "OverflowException",
        ["Base"] = "GetHashCode",
        ["Worst"] = "GetHashCode",
        ["InvariantCulture"] = "CurrentCulture",
        ["AppendLiteral"] = "AppendFormatted",
        ["Rank"] = "GetHashCode",
        ["Area"] = "Sides",
        ["Add"] = "Remove",
    };

    public static IEnumerable<Mutant> Of(string path, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Preview)).GetRoot();
        foreach (var token in root.DescendantTokens())
        {
            foreach (var replacement in Replacements(token))
            {
                yield return Replace(token.Span, replacement);
            }
        }

        foreach (var node in root.DescendantNodes())
        {
            foreach (var replacement in Replacements(node))
            {
                yield return Replace(node.Span, replacement);
            }
        }

        Mutant Replace(Microsoft.CodeAnalysis.Text.TextSpan span, string replacement)
        {
            var line = text.AsSpan(0, span.Start).Count('\n') + 1;
            return new($"{path}:{line} {text.Substring(span.Start, span.Length)} -> {replacement}", path, text[..span.Start] + replacement + text[span.End..]);
        }
    }

    private static string[] Replacements(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken when token.Text.EndsWith('m') => ["7" + token.Text],
        SyntaxKind.NumericLiteralToken => ["1" + token.Text],
        SyntaxKind.StringLiteralToken => [token.Text[..^1] + "x\""],
        SyntaxKind.CharacterLiteralToken => ["'q'"],
        SyntaxKind.InterpolatedStringTextToken => [token.Text + "x"],
        SyntaxKind.IdentifierToken when Names.TryGetValue(token.Text, out var name) => [name],
        _ => Tokens.TryGetValue(token.Text, out var others) ? others : [],
    };

    private static string[] Replacements(SyntaxNode node) => node switch
    {
        IfStatementSyntax statement => [$"if (!({statement.Condition})) {statement.Statement} {statement.Else}", $"if ({statement.Condition}) {statement.Statement}"],
        ConditionalExpressionSyntax choice => [$"{choice.Condition} ? {choice.WhenFalse} : {choice.WhenTrue}", choice.WhenTrue.ToString()],
        ExpressionStatementSyntax => [";"],
        BinaryExpressionSyntax binary => [binary.Left.ToString(), $"{binary.Right} {binary.OperatorToken} {binary.Left}"],
        PrefixUnaryExpressionSyntax unary => [unary.Operand.ToString()],
        ArgumentListSyntax { Arguments: { Count: > 1 } arguments } =>
            [$"({string.Join(", ", arguments.Reverse())})", $"({string.Join(", ", arguments.SkipLast(1))})"],
        BracketedArgumentListSyntax { Arguments: [var index] } => [$"[{index} + 1]"],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => [access.Expression.ToString()],
        CatchClauseSyntax or CatchFilterClauseSyntax or AttributeListSyntax or SwitchExpressionArmSyntax => [""],
        EqualsValueClauseSyntax { Parent: ParameterSyntax or PropertyDeclarationSyntax } => [""],
        InitializerExpressionSyntax { Expressions: { Count: > 1 } elements } => [$"{{ {string.Join(", ", elements.Skip(1))} }}", $"{{ {string.Join(", ", elements.Reverse())} }}"],
        CollectionExpressionSyntax { Elements: { Count: > 1 } elements } => [$"[{string.Join(", ", elements.Reverse())}]"],
        MethodDeclarationSyntax or PropertyDeclarationSyntax or OperatorDeclarationSyntax => [""],
        CastExpressionSyntax cast => [cast.Expression.ToString()],
        AwaitExpressionSyntax awaited => [awaited.Expression.ToString()],
        _ => [],
    };
}

/// <summary>A small change of the corpus.</summary>
/// <param name="Name">What was changed, where, and into what.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">The file after the change.</param>
internal sealed record Mutant(string Name, string Path, string Text);
