using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Forms;

/// <summary>The types that are one JSON value, lists, dictionaries and objects to the library.</summary>
internal static class KnownTypes
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Nodes = "System.Text.Json.Nodes.";

    private static readonly ImmutableDictionary<SpecialType, ContractNode> Special = new Dictionary<SpecialType, ContractNode>
    {
        [SpecialType.System_String] = new(ContractTypes.String),
        [SpecialType.System_Char] = Text(ContractTypes.Char),
        [SpecialType.System_Boolean] = new(ContractTypes.Boolean),
        [SpecialType.System_SByte] = Integer("int8"),
        [SpecialType.System_Byte] = Integer("uint8"),
        [SpecialType.System_Int16] = Integer("int16"),
        [SpecialType.System_UInt16] = Integer("uint16"),
        [SpecialType.System_Int32] = Integer("int32"),
        [SpecialType.System_UInt32] = Integer("uint32"),
        [SpecialType.System_Int64] = Integer("int64"),
        [SpecialType.System_UInt64] = Integer("uint64"),
        [SpecialType.System_Single] = new(ContractTypes.Number) { Format = "float" },
        [SpecialType.System_Double] = new(ContractTypes.Number),
        [SpecialType.System_Decimal] = new(ContractTypes.Number) { Format = "decimal" },
        [SpecialType.System_DateTime] = Text("date-time"),
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, ContractNode> Named = new Dictionary<string, ContractNode>
    {
        ["System.DateTimeOffset"] = Text("date-time"),
        ["System.DateOnly"] = Text("date"),
        ["System.TimeOnly"] = Text("time"),
        ["System.TimeSpan"] = Text("duration"),
        ["System.Guid"] = Text("uuid"),
        ["System.Uri"] = Text("uri-reference"),
        ["System.Text.Json.JsonElement"] = new(ContractTypes.Any),
        ["System.Text.Json.JsonDocument"] = new(ContractTypes.Any),
        [Nodes + "JsonNode"] = new(ContractTypes.Any),
        [Nodes + "JsonValue"] = new(ContractTypes.Any),
        [Nodes + "JsonObject"] = new(ContractTypes.Object),
        [Nodes + "JsonArray"] = new(ContractTypes.Array),
    }.ToImmutableDictionary();

    private static readonly ImmutableHashSet<string> Lists =
    [
        Generic + "IEnumerable`1", Generic + "ICollection`1", Generic + "IList`1", Generic + "IReadOnlyCollection`1", Generic + "IReadOnlyList`1", Generic + "List`1",
        Generic + "ISet`1", Generic + "IReadOnlySet`1", Generic + "HashSet`1", Generic + "SortedSet`1",
        Immutable + "ImmutableArray`1", Immutable + "ImmutableList`1", Immutable + "IImmutableList`1", Immutable + "ImmutableHashSet`1", Immutable + "ImmutableSortedSet`1",
    ];

    private static readonly ImmutableHashSet<string> Maps =
    [
        Generic + "IDictionary`2", Generic + "IReadOnlyDictionary`2", Generic + "Dictionary`2", Generic + "SortedDictionary`2",
        Immutable + "ImmutableDictionary`2", Immutable + "IImmutableDictionary`2", Immutable + "ImmutableSortedDictionary`2",
    ];

    /// <summary>A type that is one value, or <see langword="null"/>.</summary>
    public static ContractNode? Scalar(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte } => Text(ContractTypes.Base64),
        _ when Special.TryGetValue(type.SpecialType, out var special) => special,
        INamedTypeSymbol { IsGenericType: false, ContainingType: null } named when Named.TryGetValue(Name(named), out var known) => known,
        _ => null,
    };

    /// <summary>The values of an enum as the library writes them.</summary>
    public static ContractNode Enum(INamedTypeSymbol type)
    {
        string[] values = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst).Select(JsonForm.JsonName).OrderBy(name => name, StringComparer.Ordinal)];
        var hasSchema = type.JsonAttribute("JsonConverterAttribute") is null
            && !IsFlags(type)
            && values.Distinct().Count() == values.Length;
        return hasSchema ? new(ContractTypes.Enum) { Values = values } : new(ContractTypes.Unknown);
    }

    public static bool IsFlags(ITypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.FlagsAttribute");

    public static bool IsList(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 1, ContainingType: null } named && Lists.Contains(Name(named));

    public static bool IsMap(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 2, ContainingType: null } named && Maps.Contains(Name(named));

    public static bool IsObject(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsRefLikeType: false, IsUnboundGenericType: false, SpecialType: SpecialType.None }
        && !IsOpen(type)
        && type.JsonAttribute("JsonConverterAttribute") is null
        && type.JsonAttribute("JsonPolymorphicAttribute") is null
        && type.JsonAttribute("JsonDerivedTypeAttribute") is null
        && !IsOfFramework(type)
        && type.AllInterfaces.All(implemented => implemented.SpecialType != SpecialType.System_Collections_IEnumerable);

    private static bool IsOpen(INamedTypeSymbol type) =>
        type.TypeArguments.Any(argument => argument is ITypeParameterSymbol) || (type.ContainingType is { } outer && IsOpen(outer));

    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System" };
    }

    private static string Name(INamedTypeSymbol type) => $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    private static ContractNode Text(string format) => new(ContractTypes.String) { Format = format };

    private static ContractNode Integer(string format) => new(ContractTypes.Integer) { Format = format };
}
