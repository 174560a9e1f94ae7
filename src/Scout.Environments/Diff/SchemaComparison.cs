using System.Text.Json;
using Scout.Revisions.Schemas;

namespace Scout.Environments.Diff;

/// <summary>Compares two schemas as one who sends or receives values of them.</summary>
internal sealed class SchemaComparison(SchemaRole role, StepMeter steps)
{
    private readonly List<SchemaFinding> _findings = [];

    private string Role => role == SchemaRole.Input ? "input" : "output";

    public static List<SchemaFinding> Of(JsonElement? before, JsonElement? after, SchemaRole role, StepMeter steps)
    {
        var comparison = new SchemaComparison(role, steps);
        if (before is { } a && after is { } b)
        {
            comparison.Compare(a, b, "");
        }
        else if (before is not null || after is not null)
        {
            comparison.Find("", DiffLevel.Risky, "changed", "changes altogether", "changed altogether");
        }

        return comparison._findings;
    }

    private void Compare(JsonElement before, JsonElement after, string path)
    {
        steps.Add();
        if (JsonObjects.SameText(before, after, steps))
        {
            return;
        }

        var (a, mayBeNullBefore) = Nullable(before);
        var (b, mayBeNullAfter) = Nullable(after);
        if (mayBeNullBefore != mayBeNullAfter)
        {
            Widening(mayBeNullAfter, path, "null", mayBeNullAfter ? "may be null" : "may not be null any more");
        }

        foreach (var (keyword, x, y) in JsonObjects.Merge(a, b, steps))
        {
            if (x is { } c && y is { } d && JsonObjects.Same(c, d, steps))
            {
                continue;
            }

            Keyword(keyword, x, y, (a, b), path);
        }
    }

    private void Keyword(string keyword, JsonElement? before, JsonElement? after, (JsonElement Before, JsonElement After) schemas, string path)
    {
        switch (keyword)
        {
            case "properties":
                Properties(before ?? default, after ?? default, schemas, path);
                break;
            case "required":
                Required(schemas, path);
                break;
            case "type":
                Types(TypesOf(before), TypesOf(after), path);
                break;
            case "enum":
                Enum(before, after, path);
                break;
            case "items" or "additionalProperties" when before is { ValueKind: JsonValueKind.Object } a && after is { ValueKind: JsonValueKind.Object } b:
                Compare(a, b, keyword == "items" ? path + "[]" : $"{path}{{}}");
                break;
            case "default":
                DefaultChanged(schemas, path);
                break;
            case SchemaView.WrittenDefault:
                // 1.1 -> 1.10: the number is the same, the text that a prompt gets is not. Another number is told as the default.
                if (schemas.Before.Member("default") is { } one && schemas.After.Member("default") is { } other && JsonObjects.Same(one, other, steps))
                {
                    DefaultChanged(schemas, path);
                }

                break;
            case "description" or "title":
                Find(path, DiffLevel.Safe, "described", "described otherwise", "description changed");
                break;
            case "minimum" or "exclusiveMinimum" or "minLength" or "minItems":
                Widening(Number(after, double.NegativeInfinity) < Number(before, double.NegativeInfinity), path, "range", $"{keyword} {Show(before)} -> {Show(after)}");
                break;
            case "maximum" or "exclusiveMaximum" or "maxLength" or "maxItems":
                Widening(Number(after, double.PositiveInfinity) > Number(before, double.PositiveInfinity), path, "range", $"{keyword} {Show(before)} -> {Show(after)}");
                break;
            case "pattern" or "format" when before is null || after is null:
                Widening(after is null, path, keyword, $"{keyword} {Show(before)} -> {Show(after)}");
                break;
            default:
                Find(path, DiffLevel.Risky, "changed", $"{keyword} {Show(before)} -> {Show(after)}", "changed in a way that is not judged");
                break;
        }
    }

    private void DefaultChanged((JsonElement Before, JsonElement After) schemas, string path) =>
        Find(path, role == SchemaRole.Input ? DiffLevel.Risky : DiffLevel.Safe, "default-changed", $"default {Show(SchemaView.Of(schemas.Before).Default)} -> {Show(SchemaView.Of(schemas.After).Default)}", "default changed");

    private void Properties(JsonElement before, JsonElement after, (JsonElement Before, JsonElement After) schemas, string path)
    {
        var required = SetOf(schemas.After.Member("required"));
        foreach (var (name, a, b) in JsonObjects.Merge(before, after, steps))
        {
            var member = path.Length == 0 ? name : $"{path}.{name}";
            if (a is { } x && b is { } y)
            {
                Compare(x, y, member);
            }
            else if (b is { } added)
            {
                var must = required.Contains(name) && added.Member("default") is null;
                var breaks = must && role == SchemaRole.Input;
                Add(member, breaks ? DiffLevel.Breaking : DiffLevel.Safe, breaks ? "required-added" : "added", $"adds `{member}` ({(must ? role == SchemaRole.Input ? "required" : "always there" : "optional")})", breaks ? $"required {Role} added" : $"{Role} added");
            }
            else
            {
                Add(member, DiffLevel.Breaking, "removed", $"removes `{member}`", $"{Role} removed");
            }
        }
    }

    private void Required((JsonElement Before, JsonElement After) schemas, string path)
    {
        var before = SetOf(schemas.Before.Member("required"));
        var after = SetOf(schemas.After.Member("required"));
        foreach (var (name, _, json) in JsonObjects.Merge(schemas.Before.Member("properties") ?? default, schemas.After.Member("properties") ?? default, steps).Where(m => m is { Before: not null, After: not null }))
        {
            if (before.Contains(name) == after.Contains(name))
            {
                continue;
            }

            var member = path.Length == 0 ? name : $"{path}.{name}";
            var must = after.Contains(name) && (role == SchemaRole.Output || json?.Member("default") is null);
            Widening(!must, member, must ? "required" : "optional", must ? "is required now" : "is optional now");
        }
    }

    private void Types(HashSet<string> before, HashSet<string> after, string path)
    {
        if (before.SetEquals(after))
        {
            return;
        }

        var text = $"{Show(before)} -> {Show(after)}";
        if (before.Count > 0 && (after.Count == 0 || before.All(t => Accepts(after, t))))
        {
            Widening(true, path, "type", text);
        }
        else if (after.Count > 0 && (before.Count == 0 || after.All(t => Accepts(before, t))))
        {
            Widening(false, path, "type", text);
        }
        else
        {
            Find(path, DiffLevel.Breaking, "type-changed", text, $"{Role} type changed");
        }

        static bool Accepts(HashSet<string> types, string type) => types.Contains(type) || (type == "integer" && types.Contains("number"));
        static string Show(HashSet<string> types) => types.Count == 0 ? "any" : string.Join('|', types.Order(StringComparer.Ordinal));
    }

    private void Enum(JsonElement? before, JsonElement? after, string path)
    {
        var a = SetOf(before);
        var b = SetOf(after);
        if (before is null || after is null)
        {
            Widening(after is null, path, "values", after is null ? "takes any value" : "takes only listed values");
            return;
        }

        foreach (var value in a.Except(b, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Widening(false, path, "value", $"loses the value {value}");
        }

        foreach (var value in b.Except(a, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Widening(true, path, "value", $"gains the value {value}", DiffLevel.Risky);
        }
    }

    // What widens is safe for who sends and breaks who receives; what narrows, the other way round.
    private void Widening(bool widens, string path, string rule, string text, DiffLevel outputLevel = DiffLevel.Breaking)
    {
        var safe = widens == (role == SchemaRole.Input);
        Find(path, safe ? DiffLevel.Safe : role == SchemaRole.Input ? DiffLevel.Breaking : outputLevel, $"{rule}-{(widens ? "widened" : "narrowed")}", text, $"{Role} {(widens ? "widened" : "narrowed")}");
    }

    private void Find(string path, DiffLevel level, string rule, string text, string reason) =>
        Add(path, level, rule, path.Length == 0 ? text : $"`{path}` {text}", reason);

    private void Add(string path, DiffLevel level, string rule, string text, string reason) =>
        _findings.Add(new SchemaFinding(path, level, $"{Role}-{rule}", text, reason));

    // "Or null" is judged apart from the schema.
    private static (JsonElement Schema, bool MayBeNull) Nullable(JsonElement schema)
    {
        var view = SchemaView.Of(schema);
        return (view.Value.Json, view.MayBeNull);
    }

    private static HashSet<string> SetOf(JsonElement? json) => json switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(x => x.ToString())],
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        _ => [],
    };

    // "Or null" is judged apart.
    private static HashSet<string> TypesOf(JsonElement? json)
    {
        var types = SetOf(json);
        if (types.Count > 1)
        {
            types.Remove("null");
        }

        return types;
    }

    private static double Number(JsonElement? json, double missing) => json is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : missing;

    private static string Show(JsonElement? json) => json is { } value ? value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : value.GetRawText() : "none";
}
