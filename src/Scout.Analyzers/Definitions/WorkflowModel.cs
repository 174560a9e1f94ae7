using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Definitions;

/// <summary>A workflow's class.</summary>
/// <param name="Type">The class.</param>
/// <param name="Syntax">Its declaration; of several, the one that names the base class.</param>
/// <param name="Input">What the workflow takes.</param>
/// <param name="Output">What it yields.</param>
/// <param name="Id">Its id; null where it has none.</param>
/// <param name="IdLocation">Where the id is written; the class's name where it has none.</param>
internal sealed record WorkflowModel(
    INamedTypeSymbol Type, ClassDeclarationSyntax Syntax, ITypeSymbol Input, ITypeSymbol Output, string? Id, Location IdLocation)
{
    /// <summary>Reads a class; null where it is no workflow, or where another declaration of it names the base class.</summary>
    public static WorkflowModel? Of(INamedTypeSymbol type, ClassDeclarationSyntax syntax, KnownSymbols symbols)
    {
        if (type.IsAbstract || Types(type, symbols) is not [var input, var output] || !IsMain(type, syntax))
        {
            return null;
        }

        return new(type, syntax, input, output, IdOf(type, symbols), IdLocationOf(type, symbols) ?? syntax.Identifier.GetLocation());
    }

    /// <summary>The id that a class's attribute gives it; null where it has none.</summary>
    public static string? IdOf(INamedTypeSymbol type, KnownSymbols symbols) =>
        Attribute(type, symbols)?.ConstructorArguments is [{ Value: string id }, ..] ? id : null;

    /// <summary>Where the id is written; null where there is none.</summary>
    public static Location? IdLocationOf(INamedTypeSymbol type, KnownSymbols symbols) =>
        (Attribute(type, symbols)?.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault()?.GetLocation();

    /// <summary>The input's and the output's type of a class that derives from <c>Workflow&lt;TIn, TOut&gt;</c>; else null.</summary>
    public static IReadOnlyList<ITypeSymbol>? Types(INamedTypeSymbol? type, KnownSymbols symbols)
    {
        for (var part = type?.BaseType; part is not null; part = part.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(part.OriginalDefinition, symbols.WorkflowOfTypes))
            {
                return part.TypeArguments;
            }
        }

        return null;
    }

    private static AttributeData? Attribute(INamedTypeSymbol type, KnownSymbols symbols) =>
        type.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, symbols.WorkflowAttribute));

    // Of a partial class the declaration that names a base.
    private static bool IsMain(INamedTypeSymbol type, ClassDeclarationSyntax syntax)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is ClassDeclarationSyntax { BaseList: not null } main)
            {
                return main == syntax;
            }
        }

        return false;
    }
}
