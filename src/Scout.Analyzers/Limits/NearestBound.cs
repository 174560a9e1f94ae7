using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Limits;

/// <summary>What to write in place of a value that is out of range: the nearest bound, written as the value was.</summary>
internal static class NearestBound
{
    /// <summary>A number's; null where it is no literal.</summary>
    public static string? Of(SyntaxNode syntax, double value, double least, double most) =>
        Literal(syntax) is { } literal ? Like(literal, value < least ? least : most) : null;

    /// <summary>A time's; null where it is not written by a method of <see cref="TimeSpan"/>, or is within its range.</summary>
    public static string? Of(SyntaxNode syntax, TimeSpan value, bool mayBeZero, TimeSpan longest)
    {
        if (syntax is not (InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } or MemberAccessExpressionSyntax))
        {
            return null;
        }

        var call = syntax as InvocationExpressionSyntax;
        var access = (MemberAccessExpressionSyntax)(call?.Expression ?? (ExpressionSyntax)syntax);
        if (value > longest)
        {
            return call?.ArgumentList.Arguments is [{ Expression: var written }] && Literal(written) is { } literal && DayIn(access.Name.Identifier.ValueText) is { } day
                ? $"{access}({Like(literal, day * longest.TotalDays)})"
                : $"{access.Expression}.FromDays({longest.TotalDays.ToString("0", CultureInfo.InvariantCulture)})";
        }

        return value > TimeSpan.Zero || (mayBeZero && value == TimeSpan.Zero) ? null
            : mayBeZero ? $"{access.Expression}.Zero"
            : $"{access.Expression}.FromMilliseconds(1)";
    }

    private static string? Literal(SyntaxNode syntax) => syntax switch
    {
        LiteralExpressionSyntax literal => literal.Token.Text,
        PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax literal } minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => literal.Token.Text,
        _ => null,
    };

    private static double? DayIn(string factory) => factory switch
    {
        "FromDays" => 1,
        "FromHours" => 24,
        "FromMinutes" => 24 * 60,
        "FromSeconds" => 24 * 60 * 60,
        "FromMilliseconds" => 24 * 60 * 60 * 1000,
        _ => null,
    };

    private static string Like(string literal, double bound)
    {
        var isHex = literal.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || literal.StartsWith("0b", StringComparison.OrdinalIgnoreCase);
        var digits = isHex ? literal : literal.TrimEnd('d', 'D', 'f', 'F', 'm', 'M', 'l', 'L', 'u', 'U');
        return bound.ToString(digits.Contains('_') ? "#,0" : "0", CultureInfo.InvariantCulture).Replace(',', '_')
            + (digits.Contains('.') ? ".0" : "")
            + literal.Substring(digits.Length);
    }
}
