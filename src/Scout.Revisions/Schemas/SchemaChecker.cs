using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>Walks a value and its schema side by side, collects problems, and builds the value with its defaults.</summary>
internal sealed class SchemaChecker(JsonElement root)
{
    public List<string> Problems { get; } = [];

    public JsonNode? Value(JsonElement schema, JsonElement value, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return schema.ValueKind == JsonValueKind.False ? Problem(path, "no value is allowed here", value) : FilledJson.Node(value);
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Value(Resolve(reference.GetString()!), value, path);
        }

        if (schema.TryGetProperty("anyOf", out var choices))
        {
            return AnyOf(choices, value, path);
        }

        if (!TypeFits(schema, value))
        {
            return Problem(path, $"{SchemaWords.Expected(schema)} is expected, not {SchemaWords.Shown(value)}", value);
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            return Problem(path, NotAllowed(allowed, value), value);
        }

        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
        {
            return Problem(path, $"{constant.GetRawText()} is expected, not {SchemaWords.Shown(value)}", value);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object: return Object(schema, value, path);
            case JsonValueKind.Array: return Array(schema, value, path);
            case JsonValueKind.String: Report(path, TextRules.Problem(schema, value.GetString()!)); break;
            case JsonValueKind.Number: Report(path, NumberRules.Problem(schema, value)); break;
            default: break;
        }

        return value.ValueKind == JsonValueKind.Number && SchemaWords.Types(schema) is ["integer", ..] && NumberRules.AsInteger(value) is { } whole
            ? JsonNode.Parse(whole)
            : FilledJson.Node(value);
    }

    private static bool TypeFits(JsonElement schema, JsonElement value)
    {
        var types = SchemaWords.Types(schema);
        return types.Length == 0 || types.Any(type => type switch
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

    private JsonObject Object(JsonElement schema, JsonElement value, string path)
    {
        var closed = schema.TryGetProperty("properties", out var known);
        var properties = closed ? known.EnumerateObject().ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal) : [];
        var others = schema.TryGetProperty("additionalProperties", out var additional) ? additional : (JsonElement?)null;
        var filled = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            var at = SchemaWords.Member(path, member.Name);
            if (properties.TryGetValue(member.Name, out var own))
            {
                filled[member.Name] = Value(own, member.Value, at);
            }
            else if (others is { ValueKind: not JsonValueKind.False } other)
            {
                filled[member.Name] = Value(other, member.Value, at);
            }
            else if (others is null && !closed)
            {
                filled[member.Name] = FilledJson.Node(member.Value);
            }
            else
            {
                Unknown(member.Name, properties.Keys.Where(name => !value.TryGetProperty(name, out _)), properties.Keys, at);
            }
        }

        foreach (var (name, own) in properties)
        {
            if (!filled.ContainsKey(name) && !value.TryGetProperty(name, out _) && own.ValueKind == JsonValueKind.Object && own.TryGetProperty("default", out var fallback))
            {
                filled[name] = FilledJson.Node(fallback);
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(one => one.GetString()!).Where(name => !value.TryGetProperty(name, out _) && !filled.ContainsKey(name)))
            {
                Problems.Add($"{SchemaWords.Member(path, name)}: missing; {SchemaWords.Expected(properties.GetValueOrDefault(name))} is expected");
            }
        }

        return filled;
    }

    private void Unknown(string name, IEnumerable<string> missing, Dictionary<string, JsonElement>.KeyCollection known, string at)
    {
        // A name that is still missing is the likelier one.
        var meant = Nearest.To(name, missing) ?? Nearest.To(name, known);
        var names = string.Join(", ", known.Order(StringComparer.Ordinal));
        Problems.Add(meant is not null ? $"{at}: unknown; did you mean {meant}?"
            : names.Length > 0 ? $"{at}: unknown; known here are {names}"
            : $"{at}: unknown; nothing is expected here");
    }

    private JsonArray Array(JsonElement schema, JsonElement value, string path)
    {
        var count = value.GetArrayLength();
        if (schema.TryGetProperty("minItems", out var least) && count < least.GetInt32())
        {
            Problems.Add($"{path}: at least {least} items are expected, not {count}");
        }

        if (schema.TryGetProperty("maxItems", out var most) && count > most.GetInt32())
        {
            Problems.Add($"{path}: at most {most} items are expected, not {count}");
        }

        var items = schema.TryGetProperty("items", out var one) ? one : JsonElement.Parse("true");
        return new JsonArray([.. value.EnumerateArray().Select((item, i) => Value(items, item, $"{path}[{i}]"))]);
    }

    private JsonNode? AnyOf(JsonElement choices, JsonElement value, string path)
    {
        var attempts = new List<SchemaChecker>();
        foreach (var choice in choices.EnumerateArray())
        {
            var attempt = new SchemaChecker(root);
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

    private JsonElement Resolve(string reference)
    {
        var found = root;
        foreach (var token in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.GetProperty(token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        }

        return found;
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
