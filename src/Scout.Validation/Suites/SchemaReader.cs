using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Schemas;
using Scout.Validation.Yaml;

namespace Scout.Validation.Suites;

/// <summary>Reads the schemas of expectations: every keyword that it takes is checked, and means what JSON Schema says. What nobody checks would let everything pass.</summary>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class SchemaReader(SuiteProblems problems)
{
    private static readonly ImmutableArray<string> Types = ["object", "array", "string", "number", "integer", "boolean", "null"];

    // They say something to readers, and ask nothing of a value.
    private static readonly ImmutableArray<string> Remarks = ["title", "description"];

    private static readonly ImmutableArray<(string Least, string Most)> Bounds = [("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems")];

    private static readonly ImmutableArray<string> Keywords =
    [
        "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "minLength", "maxLength", "pattern", "format", "minItems", "maxItems", .. Remarks,
    ];

    /// <summary>A schema that asks something; none where something is wrong with it.</summary>
    public Schema? Read(YamlNode node)
    {
        if (node is YamlScalar { Json.ValueKind: JsonValueKind.True } || node is YamlMap map && map.Members.All(member => Remarks.Contains(member.Name)))
        {
            problems.Add(node.Place, "the schema asks nothing: it would always hold.");
            return null;
        }

        Look(node);
        return new(JsonElement.Parse(Opened(JsonNode.Parse(node.Json.GetRawText()))?.ToJsonString() ?? "null"));
    }

    private void Look(YamlNode schema)
    {
        if (schema is YamlScalar { Json.ValueKind: JsonValueKind.True or JsonValueKind.False })
        {
            return;
        }

        var members = problems.Members(schema, "a schema", [.. Keywords]).ToArray();
        foreach (var member in members)
        {
            Keyword(member.Name, member.Value);
        }

        foreach (var (least, most) in Bounds)
        {
            if (Bound(least) > Bound(most))
            {
                problems.Add(schema.Place, $"nothing has a {least} of {Bound(least)} and a {most} of {Bound(most)}.");
            }
        }

        if (members.FirstOrDefault(member => member.Name == "anyOf") is { } choice && members.FirstOrDefault(member => member.Name != "anyOf" && !Remarks.Contains(member.Name)) is { } beside)
        {
            problems.Add(choice.Place, $"beside anyOf nothing else is asked: write '{beside.Name}' into each of its schemas.");
        }

        decimal? Bound(string name) => members.FirstOrDefault(member => member.Name == name)?.Value.Json is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var bound) ? bound : null;
    }

    private void Keyword(string name, YamlNode value)
    {
        switch (name)
        {
            case "type":
                Type(value);
                break;
            case "properties":
                Properties(value);
                break;
            case "required":
                problems.Texts(value, "the members that must be there");
                break;
            case "items" or "additionalProperties":
                Look(value);
                break;
            case "anyOf":
                foreach (var choice in Several(value, "a list of schemas"))
                {
                    Look(choice);
                }

                break;
            case "enum":
                Several(value, "a list of values");
                break;
            case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum":
                problems.Number(value, name);
                break;
            case "minLength" or "maxLength" or "minItems" or "maxItems":
                problems.Count(value, name, 0, int.MaxValue);
                break;
            case "pattern":
                Pattern(value);
                break;
            case "format":
                OneOf(value, name, TextRules.Formats);
                break;
            default:
                break;
        }
    }

    private void Type(YamlNode value)
    {
        foreach (var type in value is YamlList ? Several(value, "a list of types") : [value])
        {
            OneOf(type, "type", Types);
        }
    }

    private void Properties(YamlNode value)
    {
        if (value is not YamlMap named)
        {
            problems.Wrong(value, "the members of the object, each with its schema");
            return;
        }

        foreach (var member in named.Members)
        {
            Look(member.Value);
        }
    }

    private ImmutableArray<YamlNode> Several(YamlNode value, string what)
    {
        if (value is YamlList { Items: { IsEmpty: false } items })
        {
            return items;
        }

        problems.Wrong(value, $"{what}, at least one");
        return [];
    }

    private void OneOf(YamlNode value, string name, ImmutableArray<string> known)
    {
        if (problems.Text(value, name) is { } text && !known.Contains(text))
        {
            problems.Add(value.Place, $"'{text}' is no {name} that is checked; there are {string.Join(", ", known)}.{Suggestion.DidYouMean(text, known)}");
        }
    }

    private void Pattern(YamlNode value)
    {
        if (problems.Text(value, "pattern") is not { } pattern)
        {
            return;
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException exception)
        {
            problems.Add(value.Place, $"'{pattern}' is no regular expression: {exception.Message}");
        }
    }

    // The schemas of workflows know no members but those that they name; those of JSON Schema take any.
    private static JsonNode? Opened(JsonNode? schema)
    {
        if (schema is not JsonObject map)
        {
            return schema?.DeepClone();
        }

        var opened = new JsonObject(map.Select(keyword => KeyValuePair.Create(keyword.Key, keyword.Key switch
        {
            "items" or "additionalProperties" => Opened(keyword.Value),
            "properties" when keyword.Value is JsonObject named => new JsonObject(named.Select(member => KeyValuePair.Create(member.Key, Opened(member.Value)))),
            "anyOf" when keyword.Value is JsonArray choices => new JsonArray([.. choices.Select(Opened)]),
            _ => keyword.Value?.DeepClone(),
        })));
        if (opened.ContainsKey("properties"))
        {
            opened.TryAdd("additionalProperties", true);
        }

        return opened;
    }
}
