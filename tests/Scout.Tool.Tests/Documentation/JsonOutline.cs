using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Scout.Environments.Answers;
using Scout.Tool.Output;
using Scout.Tool.Reviewing;
using Scout.Tool.Running;
using Scout.Tool.Serving;
using Scout.Tool.Upkeep;
using Scout.Tool.Validating;

namespace Scout.Tool.Tests.Documentation;

/// <summary>What the serializer writes for a type, as the page has it: <c>{"workflow","revisions":[ENTRY],"notes"?}</c>.</summary>
/// <param name="parts">Types that the page describes in a row of their own.</param>
internal sealed class JsonOutline(IReadOnlyDictionary<Type, string> parts)
{
    private static readonly JsonSerializerOptions Options =
        ToolJson.For(JsonTypeInfoResolver.Combine(ReviewingJson.Default, DiffsJson.Default, RunningJson.Default, ServingJson.Default, UpkeepJson.Default, ValidatingJson.Default)).Indented;

    /// <summary>The outline of a type; empty for one value.</summary>
    public string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var info = Options.GetTypeInfo(type);
        return parts.TryGetValue(type, out var part) ? part : info.Kind switch
        {
            JsonTypeInfoKind.Object => MembersOf(type),
            JsonTypeInfoKind.Enumerable => $"[{Of(info.ElementType!)}]",
            JsonTypeInfoKind.Dictionary => $"{{:{Of(info.ElementType!)}}}",
            _ => "",
        };
    }

    /// <summary>The members of a type, also where it is a part.</summary>
    public string MembersOf(Type type)
    {
        var members = Options.GetTypeInfo(type).Properties.Where(property => property.Get is not null).Select(property =>
        {
            var value = Of(property.PropertyType);
            return $"\"{property.Name}\"{(CanBeLeftOut(property) ? "?" : "")}{(value.Length == 0 ? "" : $":{value}")}";
        });
        return $"{{{string.Join(',', members)}}}";
    }

    private static bool CanBeLeftOut(JsonPropertyInfo property) =>
        property.AttributeProvider!.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true).Cast<JsonIgnoreAttribute>().SingleOrDefault()?.Condition switch
        {
            JsonIgnoreCondition.Never => false,
            JsonIgnoreCondition.WhenWritingDefault => true,
            _ => property.IsGetNullable,
        };
}
