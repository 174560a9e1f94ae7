using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>Walks a value and its schema side by side, collects problems, and builds the value with its defaults.</summary>
/// <param name="takesNearest">Whether a number that its type would round is rounded, and no problem.</param>
/// <param name="leavesUnknown">Whether a member that the schema does not know is left out, and no problem.</param>
internal sealed class SchemaChecker(bool takesNearest = false, bool leavesUnknown = false)
{
    private static readonly JsonElement Anything = JsonElement.Parse("true");

    public List<string> Problems { get; } = [];

    public JsonNode? Value(SchemaView schema, JsonElement value, string path)
    {
        if (schema.Json.ValueKind != JsonValueKind.Object)
        {
            return schema.Json.ValueKind == JsonValueKind.False ? Problem(path, "no value is allowed here", value) : FilledJson.Node(value);
        }

        if (schema.Reference is not null)
        {
            return Value(schema.Target, value, path);
        }

        if (schema.Choices is { IsEmpty: false } choices)
        {
            return AnyOf(choices, value, path);
        }

        if (takesNearest && value.ValueKind == JsonValueKind.Number)
        {
            value = NumberRules.Nearest(schema.Json, value);
        }

        if (!TypeFits(schema, value))
        {
            return Problem(path, $"{SchemaWords.Expected(schema)} is expected, not {SchemaWords.Shown(value)}", value);
        }

        if (schema.Keyword("enum") is { } allowed && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            return Problem(path, NotAllowed(allowed, value), value);
        }

        if (schema.Keyword("const") is { } constant && !JsonElement.DeepEquals(constant, value))
        {
            return Problem(path, $"{constant.GetRawText()} is expected, not {SchemaWords.Shown(value)}", value);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object: return Object(schema, value, path);
            case JsonValueKind.Array: return Array(schema, value, path);
            case JsonValueKind.String: Report(path, TextRules.Problem(schema.Json, value.GetString()!)); break;
            case JsonValueKind.Number: Report(path, NumberRules.Problem(schema.Json, value)); break;
            default: break;
        }

        return value.ValueKind == JsonValueKind.Number && schema.Types is ["integer", ..] && NumberRules.AsInteger(value) is { } whole
            ? JsonNode.Parse(whole)
            : FilledJson.Node(value);
    }

    private static bool TypeFits(SchemaView schema, JsonElement value)
    {
        var types = schema.Types;
        return types.IsEmpty || types.Any(type => type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "integer" => value.ValueKind == JsonValueKind.Number && NumberRules.AsInteger(value) is not null,
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => false,
        });
    }

    private JsonObject Object(SchemaView schema, JsonElement value, string path)
    {
        var closed = schema.NamesMembers;
        var properties = schema.Members.ToDictionary(member => member.Name, member => member.Schema, StringComparer.Ordinal);
        var others = schema.Entries;
        var filled = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            var at = SchemaWords.Member(path, member.Name);
            if (properties.TryGetValue(member.Name, out var own))
            {
                filled[member.Name] = Value(own, member.Value, at);
            }
            else if (others is { Json.ValueKind: not JsonValueKind.False } other)
            {
                filled[member.Name] = Value(other, member.Value, at);
            }
            else if (others is null && !closed)
            {
                filled[member.Name] = FilledJson.Node(member.Value);
            }
            else if (!leavesUnknown)
            {
                Unknown(member.Name, properties.Keys.Where(name => !value.TryGetProperty(name, out _)), properties.Keys, at);
            }
        }

        foreach (var (name, own) in properties)
        {
            if (!filled.ContainsKey(name) && !value.TryGetProperty(name, out _) && own.Default is { } fallback)
            {
                filled[name] = FilledJson.Node(fallback);
            }
        }

        foreach (var name in schema.Required.Where(name => !value.TryGetProperty(name, out _) && !filled.ContainsKey(name)))
        {
            Problems.Add($"{SchemaWords.Member(path, name)}: missing; {SchemaWords.Expected(properties.GetValueOrDefault(name))} is expected");
        }

        return filled;
    }

    private void Unknown(string name, IEnumerable<string> missing, Dictionary<string, SchemaView>.KeyCollection known, string at)
    {
        // A name that is still missing is the likelier one.
        var meant = Nearest.To(name, missing) ?? Nearest.To(name, known);
        var names = string.Join(", ", known.Order(StringComparer.Ordinal));
        Problems.Add(meant is not null ? $"{at}: unknown; did you mean {meant}?"
            : names.Length > 0 ? $"{at}: unknown; known here are {names}"
            : $"{at}: unknown; nothing is expected here");
    }

    private JsonArray Array(SchemaView schema, JsonElement value, string path)
    {
        var count = value.GetArrayLength();
        if (schema.Keyword("minItems") is { } least && count < least.GetInt32())
        {
            Problems.Add($"{path}: at least {least} items are expected, not {count}");
        }

        if (schema.Keyword("maxItems") is { } most && count > most.GetInt32())
        {
            Problems.Add($"{path}: at most {most} items are expected, not {count}");
        }

        var items = schema.Items ?? SchemaView.Of(Anything);
        return new JsonArray([.. value.EnumerateArray().Select((item, i) => Value(items, item, $"{path}[{i}]"))]);
    }

    private JsonNode? AnyOf(ImmutableArray<SchemaView> choices, JsonElement value, string path)
    {
        var attempts = new List<SchemaChecker>();
        foreach (var choice in choices)
        {
            var attempt = new SchemaChecker(takesNearest, leavesUnknown);
            var filled = attempt.Value(choice, value, path);
            if (attempt.Problems.Count == 0)
            {
                return filled;
            }
            // Problems inside a value tell more than that it is not null.
            if (attempt.Problems.TrueForAll(problem => !problem.StartsWith(path + ": null", StringComparison.Ordinal)))
            {
                attempts.Add(attempt);
            }
        }

        Problems.AddRange(attempts.FirstOrDefault()?.Problems ?? [$"{path}: null is expected, not {SchemaWords.Shown(value)}"]);
        return FilledJson.Node(value);
    }

    private static string NotAllowed(JsonElement allowed, JsonElement value)
    {
        var texts = allowed.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!).ToArray();
        var meant = value.ValueKind == JsonValueKind.String ? Nearest.To(value.GetString()!, texts) : null;
        return meant is not null
            ? $"{SchemaWords.Shown(value)} is not allowed; did you mean {meant}?"
            : $"{SchemaWords.Shown(value)} is not allowed; allowed are {string.Join(", ", allowed.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : one.GetRawText()))}";
    }

    private void Report(string path, string? problem)
    {
        if (problem is not null)
        {
            Problems.Add($"{path}: {problem}");
        }
    }

    private JsonNode? Problem(string path, string problem, JsonElement value)
    {
        Problems.Add($"{path}: {problem}");
        return FilledJson.Node(value);
    }
}
