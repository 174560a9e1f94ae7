using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Code;

/// <summary>Which types of a compilation surely have no JSON form.</summary>
internal sealed class ValueForms(JsonForms forms)
{
    // Most types have one, and are asked about more than once.
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _sound = new(SymbolEqualityComparer.Default);

    /// <summary>Each member that has none, why, and the remedy.</summary>
    public IReadOnlyList<string> Problems(ITypeSymbol type, string path, CancellationToken cancellation)
    {
        if (_sound.ContainsKey(type))
        {
            return [];
        }

        var problems = new ValueFormReader(forms, cancellation).Problems(type, path);
        if (problems.Count == 0)
        {
            _sound.TryAdd(type, true);
        }

        return problems;
    }
}

/// <summary>Reads whether a type surely has no JSON form, decided from symbols as the library's <c>SchemaBuilder</c> decides from the type itself. What symbols do not tell is taken to have one.</summary>
internal sealed class ValueFormReader(JsonForms forms, CancellationToken cancellation)
{
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly List<string> _found = [];

    /// <summary>Each member that has none, why, and the remedy.</summary>
    public IReadOnlyList<string> Problems(ITypeSymbol type, string path)
    {
        if (Value(type, path) is { } problem)
        {
            _found.Add(problem);
        }

        return _found;
    }

    private string? Value(ITypeSymbol type, string path)
    {
        cancellation.ThrowIfCancellationRequested();
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        // What does not compile says so itself, and what stands for a type parameter is not known here.
        if (type is IErrorTypeSymbol or IDynamicTypeSymbol or ITypeParameterSymbol || KnownTypes.Scalar(type) is not null)
        {
            return null;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return KnownTypes.IsFlags(type) ? $"{path}: {ShapeWords.Flags(TypeName.Of(type))}; {ShapeWords.UseAListOfEnum}"
                : type.JsonAttribute("JsonConverterAttribute") is not null ? $"{path}: {ShapeWords.EnumConverter(TypeName.Of(type))}; {ShapeWords.RemoveTheConverter}"
                : null;
        }

        return type switch
        {
            IArrayTypeSymbol { IsSZArray: true } array => Value(array.ElementType, path + "[]"),
            INamedTypeSymbol list when KnownTypes.IsList(type) => Value(list.TypeArguments[0], path + "[]"),
            INamedTypeSymbol map when KnownTypes.IsMap(type) => map.TypeArguments[0].SpecialType == SpecialType.System_String
                ? Value(map.TypeArguments[1], path + "[]")
                : $"{path}: {ShapeWords.Keys(TypeName.Of(map.TypeArguments[0]))}; {ShapeWords.UseStringKeys}",
            _ => Why(type) is { } why
                ? $"{path}: {why}; {(IsEnumerable(type) ? ShapeWords.UseAList : ShapeWords.UseARecord)}"
                : Members((INamedTypeSymbol)type, path),
        };
    }

    private string? Members(INamedTypeSymbol type, string path)
    {
        if (!_seen.Add(type))
        {
            return null;
        }

        foreach (var member in forms.Of(type, cancellation).Members)
        {
            if (member.HasSchema && Value(member.Property.Type, $"{path}.{member.Property.Name}") is { } problem)
            {
                _found.Add(problem);
            }
        }

        return null;
    }

    private static string? Why(ITypeSymbol type)
    {
        var name = TypeName.Of(type);
        return type switch
        {
            { SpecialType: SpecialType.System_Object } => ShapeWords.Object,
            IArrayTypeSymbol => ShapeWords.SeveralDimensions(name),
            IPointerTypeSymbol or IFunctionPointerTypeSymbol or { IsRefLikeType: true } => ShapeWords.OutlivesNoCall(name),
            _ when type.JsonAttribute("JsonPolymorphicAttribute") is not null || type.JsonAttribute("JsonDerivedTypeAttribute") is not null => ShapeWords.Polymorphic(name),
            { TypeKind: TypeKind.Interface } => ShapeWords.Interface(name),
            { IsAbstract: true } => ShapeWords.Abstract(name),
            { TypeKind: TypeKind.Delegate } => ShapeWords.Delegate(name),
            _ when type.JsonAttribute("JsonConverterAttribute") is not null => ShapeWords.Converter(name),
            _ when Space(type) is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal)) => ShapeWords.Framework(space, name),
            _ when IsEnumerable(type) => ShapeWords.Collection(name),
            INamedTypeSymbol => null,
            _ => ShapeWords.Framework("", name),
        };
    }

    private static string? Space(ITypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : null;

    private static bool IsEnumerable(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Collections_IEnumerable
        || type.AllInterfaces.Any(part => part.SpecialType == SpecialType.System_Collections_IEnumerable);
}
