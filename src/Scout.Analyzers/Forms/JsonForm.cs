using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Scout.Rules;

namespace Scout.Analyzers.Forms;

/// <summary>A type's JSON form, read from its symbol by the rules that the library has for the type itself.</summary>
/// <param name="Members">Its members, those of the type itself first.</param>
/// <param name="IsReadable">Whether the library can make a value of the type from JSON.</param>
internal sealed record JsonForm(ImmutableArray<JsonMember> Members, bool IsReadable)
{
    private const int Always = 1;
    private const int WhenWritingNull = 3;

    public static JsonForm Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var constructor = JsonConstructor.Of(type);
        IPropertySymbol[] properties = [.. Properties(type)];
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        foreach (var property in properties)
        {
            cancellation.ThrowIfCancellationRequested();
            var parameter = constructor.Parameters.FirstOrDefault(parameter => JsonConstructor.IsFor(parameter, property));
            if (parameter is not null || IsWritable(property))
            {
                members.Add(new(property, JsonName(property), InitialValue.Presence(type, property, parameter, constructor, cancellation), HasSchema(property)));
            }
        }

        return new(
            members.ToImmutable(),
            constructor.IsFound && constructor.Parameters.All(parameter => properties.Any(property => JsonConstructor.IsFor(parameter, property))));
    }

    /// <summary>The JSON name of a property or an enum's value.</summary>
    public static string JsonName(ISymbol symbol) =>
        (symbol.JsonAttribute("JsonPropertyNameAttribute") ?? symbol.JsonAttribute("JsonStringEnumMemberNameAttribute"))?.ConstructorArguments is [{ Value: string name }]
            ? name
            : JsonNames.SnakeCase(symbol.Name);

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var names = new HashSet<string>();
        for (var part = type; part is not null && part.SpecialType == SpecialType.None; part = part.BaseType)
        {
            foreach (var property in part.GetMembers().OfType<IPropertySymbol>())
            {
                var isMember = property is { IsStatic: false, IsIndexer: false }
                    && (IsIncluded(property) || (property.DeclaredAccessibility == Accessibility.Public && property.GetMethod is { DeclaredAccessibility: Accessibility.Public }));
                if (isMember && names.Add(property.Name) && !IsIgnored(property))
                {
                    yield return property;
                }
            }
        }
    }

    private static bool IsIncluded(IPropertySymbol property) => property.GetMethod is not null && property.JsonAttribute("JsonIncludeAttribute") is not null;

    private static bool IsWritable(IPropertySymbol property) =>
        property.SetMethod is { } set && (set.DeclaredAccessibility == Accessibility.Public || IsIncluded(property));

    private static bool IsIgnored(IPropertySymbol property) => Condition(property) == Always;

    private static bool HasSchema(IPropertySymbol property) =>
        Condition(property) is 0 or WhenWritingNull
        && property.JsonAttribute("JsonConverterAttribute") is null
        && property.JsonAttribute("JsonExtensionDataAttribute") is null
        && property.JsonAttribute("JsonNumberHandlingAttribute") is null;

    // 0: never ignored.
    private static int Condition(IPropertySymbol property)
    {
        if (property.JsonAttribute("JsonIgnoreAttribute") is not { } ignore)
        {
            return 0;
        }

        var condition = ignore.NamedArguments.FirstOrDefault(argument => argument.Key == "Condition").Value;
        return condition.Value is int given ? given : Always;
    }
}
