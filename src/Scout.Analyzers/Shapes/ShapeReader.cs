using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Shapes;

/// <summary>Reads what is generated for a type from its symbol.</summary>
internal static class ShapeReader
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // A value has these itself, and C# takes its own first; "Value" is what the extended type is called, which C# refuses.
    private static readonly ImmutableHashSet<string> TakenNames =
        ["Value", "Get", "Is", "IsNot", "IsNull", "OrNull", nameof(Equals), nameof(GetHashCode), nameof(ToString), nameof(GetType)];

    /// <summary>Whether a member of the name cannot be a property of values.</summary>
    public static bool IsTaken(string name) => TakenNames.Contains(name);

    /// <summary>Why nothing is generated for a type; null where something is.</summary>
    public static string? Problem(INamedTypeSymbol type) =>
        IsGeneric(type) ? "is generic, and one set of members would stand for many types; write a record for the types that it is used with, or read by .Get(...)"
        : type.IsFileLocal ? "is a file's own, and its members are generated into another file; make it internal, or read by .Get(...)"
        : Accessibility(type) is null ? "cannot be named outside the type that it stands in; make it internal, or read by .Get(...)"
        : null;

    /// <summary>Reads a type; null where nothing outside it could name it, or where it stands for many types.</summary>
    public static ShapeModel? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (Accessibility(type) is not { } isPublic || IsGeneric(type))
        {
            return null;
        }

        var members = ImmutableArray.CreateBuilder<MemberModel>();
        foreach (var member in JsonForm.Of(type, cancellation).Members)
        {
            members.Add(new(
                member.Property.Name,
                member.Name,
                member.Property.Type.ToDisplayString(TypeFormat),
                member.Presence == ContractPresence.Optional,
                DocumentationText.Summary(member.Property, cancellation)));
        }

        return new(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), ClassName(type), isPublic, new(members.ToImmutable()));
    }

    // Whether other assemblies see it; null where even its own does not.
    private static bool? Accessibility(INamedTypeSymbol type)
    {
        var isPublic = true;
        for (var part = type; part is not null; part = part.ContainingType)
        {
            switch (part.DeclaredAccessibility)
            {
                case Microsoft.CodeAnalysis.Accessibility.Public:
                    break;
                case Microsoft.CodeAnalysis.Accessibility.Internal or Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal:
                    isPublic = false;
                    break;
                default:
                    return null;
            }
        }

        return type.IsFileLocal ? null : isPublic;
    }

    private static bool IsGeneric(INamedTypeSymbol type) => type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));

    // A.B and A_B are two types.
    private static string ClassName(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).Replace("@", "");
        return $"{name.Replace('.', '_')}{(name.IndexOf('_') < 0 ? "" : $"_{Hash(name):x8}")}_Shape";
    }

    /// <summary>The name of a shape's generated file: files whose names differ in case alone are one to the compiler.</summary>
    public static string FileName(ShapeModel shape) => $"{shape.ClassName}.{Hash(shape.ClassName):x8}.g.cs";

    // The same in every process, unlike a string's own.
    private static uint Hash(string name) => name.Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u));
}
