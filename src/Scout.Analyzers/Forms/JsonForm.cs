using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Contracts;

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

/// <summary>A member of a type's JSON form.</summary>
/// <param name="Property">The property.</param>
/// <param name="Name">Its JSON name.</param>
/// <param name="Presence">Whether it may be left out.</param>
/// <param name="HasSchema">Whether the library has a schema for it: not where attributes change how it is written.</param>
internal sealed record JsonMember(IPropertySymbol Property, string Name, ContractPresence Presence, bool HasSchema);

/// <summary>The JSON forms of a compilation's types, each read once: several rules ask for one, and each workflow that shares the type.</summary>
internal sealed class JsonForms
{
    // What may be null decides whether a member is there.
    private readonly ConcurrentDictionary<INamedTypeSymbol, JsonForm> _forms = new(SymbolEqualityComparer.IncludeNullability);

    public JsonForm Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!_forms.TryGetValue(type, out var form))
        {
            form = JsonForm.Of(type, cancellation);
            _forms.TryAdd(type, form);
        }

        return form;
    }
}

/// <summary>The attributes by which a type says how it is written as JSON.</summary>
internal static class JsonAttributes
{
    public static AttributeData? JsonAttribute(this ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == "System.Text.Json.Serialization");
}
