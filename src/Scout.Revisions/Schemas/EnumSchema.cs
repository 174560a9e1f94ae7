using System.Reflection;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>The schemas of enums: their values' names in snake_case, or what <c>[JsonStringEnumMemberName]</c> says, sorted, because order has no meaning in them.</summary>
internal static class EnumSchema
{
    public static JsonMembers For(Type type, string path)
    {
        if (type.GetCustomAttribute<FlagsAttribute>() is not null)
        {
            throw SchemaErrors.Unsupported(path, ShapeWords.Flags(CSharpName.Of(type)), ShapeWords.UseAListOfEnum);
        }

        if (type.GetCustomAttribute<JsonConverterAttribute>() is not null)
        {
            throw SchemaErrors.Unsupported(path, ShapeWords.EnumConverter(CSharpName.Of(type)), ShapeWords.RemoveTheConverter);
        }

        var names = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(value => value.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNames.SnakeCase(value.Name))
            .Order(StringComparer.Ordinal).ToArray();
        for (var i = 1; i < names.Length; i++)
        {
            if (names[i] == names[i - 1])
            {
                throw SchemaErrors.NameTwice(path, names[i]);
            }
        }

        var schema = new JsonMembers { ["type"] = "string", ["enum"] = names };
        if (XmlDocumentation.Summary(type) is { } description)
        {
            schema["description"] = description;
        }

        return schema;
    }
}
