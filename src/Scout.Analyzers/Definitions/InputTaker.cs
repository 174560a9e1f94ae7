using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Definitions;

/// <summary>A class that derives from <c>Workflow&lt;Request, ...&gt;</c>, by syntax alone.</summary>
/// <param name="Class">The class's name.</param>
/// <param name="Id">The workflow's id; the class's name where it is not a literal.</param>
/// <param name="Input">The last name of the type that it takes.</param>
/// <param name="Names">Every member that it reads of anything, in C# or in a template; null where it reads its input as a whole.</param>
internal sealed record InputTaker(string Class, string Id, string Input, IReadOnlyCollection<string>? Names)
{
    private static readonly Regex Member = new(@"\.\s*([A-Za-z_]\w*)", RegexOptions.CultureInvariant);
    private static readonly Regex Whole = new(@"\binputs\b(?!\s*\.)", RegexOptions.CultureInvariant);

    /// <summary>Whether it may read a member of its input.</summary>
    public bool MayRead(string property, string member) => Names is null || Names.Contains(property) || Names.Contains(member);

    /// <summary>Reads a class; null where it is no such one.</summary>
    public static InputTaker? Of(ClassDeclarationSyntax type)
    {
        if (type.BaseList?.Types.Select(part => part.Type).Select(Generic).FirstOrDefault(part => part is { Identifier.ValueText: "Workflow", TypeArgumentList.Arguments.Count: 2 }) is not { } workflow)
        {
            return null;
        }

        var input = type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == "Define" && method.ParameterList.Parameters.Count == 2)?
            .ParameterList.Parameters[1].Identifier.ValueText;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isWhole = input is null;
        foreach (var node in type.DescendantNodesAndTokens())
        {
            switch (node.AsNode(), node.AsToken())
            {
                case (MemberAccessExpressionSyntax access, _):
                    _ = names.Add(access.Name.Identifier.ValueText);
                    break;
                case (IdentifierNameSyntax name, _) when name.Identifier.ValueText == input && name.Parent is not MemberAccessExpressionSyntax:
                    isWhole = true;
                    break;
                case (null, var token) when token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
                    || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken):
                    isWhole |= Whole.IsMatch(token.Text);
                    foreach (Match match in Member.Matches(token.Text))
                    {
                        _ = names.Add(match.Groups[1].Value);
                    }

                    break;
            }
        }

        return new(type.Identifier.ValueText, IdOf(type) ?? type.Identifier.ValueText, Last(workflow.TypeArgumentList.Arguments[0]), isWhole ? null : names);
    }

    private static GenericNameSyntax? Generic(TypeSyntax type) => type switch
    {
        GenericNameSyntax generic => generic,
        QualifiedNameSyntax { Right: GenericNameSyntax generic } => generic,
        AliasQualifiedNameSyntax { Name: GenericNameSyntax generic } => generic,
        _ => null,
    };

    private static string Last(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        _ => "",
    };

    private static string? IdOf(ClassDeclarationSyntax type) =>
        type.AttributeLists.SelectMany(list => list.Attributes).Where(FileIndex.IsWorkflow).Select(FileIndex.Id).FirstOrDefault()?.Token.ValueText;
}
