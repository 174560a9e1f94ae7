using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Architecture.Tests;

public partial class ErrorCodeTests
{
    // The client reads codes, and raises none.
    private static readonly Use[] Uses = [.. Repository.Sources("src").Where(file => Room(file) != "Scout.Client").SelectMany(InSource), .. Repository.Files("src", "*.targets").SelectMany(InTargets)];

    [Fact]
    public void There_are_error_codes_to_check() => Assert.True(Uses.Length > 30, $"{Uses.Length} codes were found");

    /// <remarks>An analyzer may report the library's rule earlier, by the same code.</remarks>
    [Fact]
    public void An_error_code_is_one_named_member()
    {
        var repeated = Uses.GroupBy(use => (use.Code, use.IsAnalyzer))
            .Where(uses => uses.Select(use => use.Member).Distinct().Count() > 1)
            .Select(uses => $"{uses.Key.Code}: {string.Join(", ", uses.Select(use => use.Member).Distinct())}");

        Assert.Empty(repeated);
    }

    [Fact]
    public void A_member_has_one_error_code()
    {
        var several = Uses.Where(use => use.Member.EndsWith(')')).GroupBy(use => use.Member)
            .Where(uses => uses.Select(use => use.Code).Distinct().Count() > 1)
            .Select(uses => $"{uses.Key}: {string.Join(", ", uses.Select(use => use.Code).Distinct())}");

        Assert.Empty(several);
    }

    [Fact]
    public void An_error_code_is_in_the_range_of_its_room()
    {
        var strays = Uses.Where(use => (use.Code[5], use.Room) switch
        {
            ('1' or '2' or '3', "Scout.Revisions" or "Scout.Workflows" or "Scout.Analyzers" or "Scout.Host") => false,
            ('5', "Scout.Build") => false,
            ('6', "Scout.Environments" or "Scout.Tool" or "Scout.Revisions") => false,
            ('7', "Scout.Execution" or "Scout.Host" or "Scout.Revisions" or "Scout.Environments" or "Scout.Runs") => false,
            ('8', "Scout.Server" or "Scout.Web") => false,
            ('9', "Scout.Testing" or "Scout.Validation") => false,
            _ => true,
        }).Select(use => $"{use.Code}: {use.Member}");

        Assert.Empty(strays);
    }

    private static IEnumerable<Use> InSource(string file)
    {
        var literals = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes()
            .OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && Code.IsMatch(literal.Token.ValueText));
        foreach (var literal in literals)
        {
            var member = literal.Ancestors().OfType<MemberDeclarationSyntax>().First();
            var type = literal.Ancestors().OfType<TypeDeclarationSyntax>().First();
            var name = member switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText + "()",
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                BaseFieldDeclarationSyntax field => string.Join(",", field.Declaration.Variables.Select(variable => variable.Identifier.ValueText)),
                _ => member.Kind().ToString(),
            };
            yield return new Use(literal.Token.ValueText, Room(file), $"{type.Identifier.ValueText}.{name}");
        }
    }

    private static IEnumerable<Use> InTargets(string file) =>
        File.ReadLines(file).SelectMany((line, i) => CodeInTargets.Matches(line).Select(match => new Use(match.Groups[1].Value, Room(file), $"{Path.GetFileName(file)}:{i + 1}")));

    private static string Room(string file) => Repository.Relative(file).Split('/')[1];

    [GeneratedRegex(@"\ASCOUT\d{4}\z")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"Code=""(SCOUT\d{4})""")]
    private static partial Regex CodeInTargets { get; }

    private sealed record Use(string Code, string Room, string Member)
    {
        public bool IsAnalyzer => Room == "Scout.Analyzers";
    }
}
