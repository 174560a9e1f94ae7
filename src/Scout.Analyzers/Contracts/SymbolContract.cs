using Microsoft.CodeAnalysis;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>A contract as the C# of an input or an output says it now.</summary>
/// <param name="Node">The contract.</param>
/// <param name="Members">The property of each member, by its path in a baseline.</param>
/// <param name="Types">The type of each object, by its path.</param>
internal sealed record SymbolContract(ContractNode Node, IReadOnlyDictionary<string, IPropertySymbol> Members, IReadOnlyDictionary<string, INamedTypeSymbol> Types)
{
    /// <summary>Reads a type; <see langword="null"/> where it is too large to compare while someone types.</summary>
    public static SymbolContract? Of(ITypeSymbol type, CancellationToken cancellation) => new SymbolContractReader(cancellation).Read(type);
}

/// <summary>Reads one contract from C# symbols, as <c>SchemaBuilder</c> builds its schema from the type itself.</summary>
internal sealed class SymbolContractReader(CancellationToken cancellation)
{
    private const int MostPlaces = 4000;

    private static readonly ContractNode Unknown = new(ContractTypes.Unknown);

    private readonly HashSet<ITypeSymbol> _recursive = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _around = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, IPropertySymbol> _members = [];
    private readonly Dictionary<string, INamedTypeSymbol> _types = [];
    private bool _knowsRecursive;
    private int _places;

    public SymbolContract? Read(ITypeSymbol type)
    {
        // The first pass finds the types that contain themselves, the second stops at them.
        Root(type);
        if (_places >= MostPlaces)
        {
            return null;
        }

        _knowsRecursive = true;
        _places = 0;
        return new(Root(type), _members, _types);
    }

    private ContractNode Root(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object ? new(ContractTypes.Any)
        : Value(type, null, InitialValue.IsNullableValue(type), ContractLines.Root);

    /// <param name="type">The type.</param>
    /// <param name="definition">The same as its author wrote it, type parameters included: what stands for one says nothing about null. None: nothing inside says so.</param>
    /// <param name="mayBeNull">Whether the value may be null.</param>
    /// <param name="path">The place.</param>
    private ContractNode Value(ITypeSymbol type, ITypeSymbol? definition, bool mayBeNull, string path)
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_places >= MostPlaces)
        {
            return Unknown;
        }

        var isNullableValue = InitialValue.IsNullableValue(type);
        var node = isNullableValue
            ? Structure(((INamedTypeSymbol)type).TypeArguments[0], null, path)
            : Structure(type, definition, path);
        return mayBeNull && node.Type is not (ContractTypes.Any or ContractTypes.Unknown) ? node with { MayBeNull = true } : node;
    }

    private ContractNode Structure(ITypeSymbol type, ITypeSymbol? definition, string path)
    {
        if (KnownTypes.Scalar(type) is { } scalar)
        {
            return scalar;
        }

        return type switch
        {
            { TypeKind: TypeKind.Enum } => KnownTypes.Enum((INamedTypeSymbol)type),
            IArrayTypeSymbol { IsSZArray: true } array => new(ContractTypes.Array) { Items = Inner(array.ElementType, (definition as IArrayTypeSymbol)?.ElementType, path + ContractLines.Items) },
            INamedTypeSymbol list when KnownTypes.IsList(type) => new(ContractTypes.Array) { Items = Inner(list.TypeArguments[0], Argument(definition, 0), path + ContractLines.Items) },
            INamedTypeSymbol map when KnownTypes.IsMap(type) => map.TypeArguments[0].SpecialType == SpecialType.System_String
                ? new(ContractTypes.Object) { Entries = Inner(map.TypeArguments[1], Argument(definition, 1), path + ContractLines.Entries) }
                : Unknown,
            INamedTypeSymbol named when KnownTypes.IsObject(named) => Object(named, path),
            _ => Unknown,
        };
    }

    private ContractNode Inner(ITypeSymbol type, ITypeSymbol? definition, string path)
    {
        var says = definition is not null and not ITypeParameterSymbol;
        var mayBeNull = InitialValue.IsNullableValue(type) || (says && !type.IsValueType && type.NullableAnnotation == NullableAnnotation.Annotated);
        return Value(type, says ? definition : null, mayBeNull, path);
    }

    private ContractNode Object(INamedTypeSymbol type, string path)
    {
        if (_knowsRecursive && path != ContractLines.Root && _recursive.Contains(type))
        {
            return new(ContractTypes.Recursive);
        }

        if (!_around.Add(type))
        {
            _recursive.Add(type);
            return new(ContractTypes.Recursive);
        }

        var node = Members(type, path);
        _around.Remove(type);
        return node;
    }

    private ContractNode Members(INamedTypeSymbol type, string path)
    {
        var form = JsonForm.Of(type, cancellation);
        if (!form.IsReadable || form.Members.Select(member => member.Name).Distinct().Count() != form.Members.Length)
        {
            return Unknown;
        }

        _types[path] = type;
        var members = new List<ContractMember>();
        foreach (var member in form.Members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            var at = $"{path}.{ContractNames.Escaped(member.Name)}";
            _members[at] = member.Property;
            members.Add(new(member.Name, member.Presence, member.HasSchema ? Member(member.Property, at) : Unknown));
        }

        return new(ContractTypes.Object) { Members = members };
    }

    private ContractNode Member(IPropertySymbol property, string path)
    {
        var definition = property.OriginalDefinition.Type;
        return Value(property.Type, definition is ITypeParameterSymbol ? null : definition, InitialValue.MayBeNull(property), path);
    }

    private static ITypeSymbol? Argument(ITypeSymbol? definition, int index) =>
        definition is INamedTypeSymbol { TypeArguments: var arguments } && index < arguments.Length ? arguments[index] : null;
}
