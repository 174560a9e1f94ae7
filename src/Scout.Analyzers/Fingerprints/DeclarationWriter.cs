using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Writes the declaration of a member or the head of a type.</summary>
internal static class DeclarationWriter
{
    public static void Write(PartWriter writer, ISymbol symbol, SyntaxNode declaration)
    {
        switch (declaration)
        {
            case EnumDeclarationSyntax declared:
                Head(writer, declared);
                EnumValues(writer, declared, (INamedTypeSymbol)symbol);
                break;
            case TypeDeclarationSyntax declared when symbol is INamedTypeSymbol:
                Head(writer, declared);
                writer.Each(declared.TypeParameterList, declared.ParameterList);
                writer.Each(declared.ConstraintClauses);
                break;
            case TypeDeclarationSyntax declared: // A primary constructor.
                writer.Visit(declared.ParameterList);
                writer.Visit(declared.BaseList);
                break;
            case VariableDeclaratorSyntax { Parent.Parent: MemberDeclarationSyntax member } declarator:
                Field(writer, symbol, member, declarator);
                break;
            case ParameterSyntax { Parent.Parent: TypeDeclarationSyntax }: // The property of a positional record: its type says it.
                writer.Add(symbol.ContainingType, ReachKind.Type);
                break;
            case EnumMemberDeclarationSyntax:
                writer.Add(symbol.ContainingType, ReachKind.Type);
                break;
            default:
                ExtensionBlock(writer, declaration.Parent);
                writer.Visit(declaration);
                break;
        }
    }

    private static void Head(PartWriter writer, BaseTypeDeclarationSyntax declared)
    {
        writer.Text.Word(declared.Kind().ToString());
        writer.Each(declared.AttributeLists);
        writer.Modifiers(declared.Modifiers);
        writer.Visit(declared.BaseList);
    }

    private static void EnumValues(PartWriter writer, EnumDeclarationSyntax declared, INamedTypeSymbol type)
    {
        foreach (var value in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue))
        {
            writer.Text.Word(value.Name);
            writer.Text.Constant(value.ConstantValue);
        }

        foreach (var member in declared.Members.Where(member => member.AttributeLists.Count > 0))
        {
            writer.Text.Word(member.Identifier.ValueText);
            writer.Each(member.AttributeLists);
        }
    }

    private static void Field(PartWriter writer, ISymbol symbol, MemberDeclarationSyntax member, VariableDeclaratorSyntax declarator)
    {
        writer.Each(member.AttributeLists);
        writer.Modifiers(member.Modifiers);
        writer.Visit(((VariableDeclarationSyntax)declarator.Parent!).Type);
        if (symbol is IFieldSymbol { HasConstantValue: true } constant)
        {
            writer.Text.Constant(constant.ConstantValue);
        }
        else
        {
            writer.Visit(declarator.ArgumentList);
            writer.Visit(declarator.Initializer);
        }
    }

    /// <summary>A block <c>extension(Receiver receiver) { }</c> names its members' receiver. This version of the compiler's API has no type for it.</summary>
    private static void ExtensionBlock(PartWriter writer, SyntaxNode? parent)
    {
        if (parent is TypeDeclarationSyntax { ParameterList: { } receiver } block and not (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax or InterfaceDeclarationSyntax))
        {
            writer.Each(block.TypeParameterList, receiver);
            writer.Each(block.ConstraintClauses);
        }
    }
}
