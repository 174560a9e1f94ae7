using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Model;

namespace Scout.Revisions.Schemas;

/// <summary>Checks values against the part of JSON Schema that <see cref="SchemaWriter"/> writes, and <c>const</c>, bounds, lengths and patterns besides.</summary>
internal static class SchemaCheck
{
    /// <summary>Every problem of a value at once; none where it fits.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="withDefaults">The value with the schema's defaults filled in; the value itself where there are problems.</param>
    /// <param name="root">What the value is called in the problems.</param>
    /// <returns>Lines such as <c>inputs.user_mesage: unknown; did you mean user_message?</c>.</returns>
    public static ImmutableArray<string> Validate(Schema schema, JsonElement value, out JsonElement withDefaults, string root = "inputs") =>
        Validate(new SchemaChecker(), schema, value, out withDefaults, root);

    /// <summary>The same for what a model answered: a number with more digits than its type has is the nearest one that the type has.</summary>
    /// <inheritdoc cref="Validate(Schema, JsonElement, out JsonElement, string)"/>
    public static ImmutableArray<string> ValidateAnswer(Schema schema, JsonElement value, out JsonElement withDefaults, string root) =>
        Validate(new SchemaChecker(takesNearest: true), schema, value, out withDefaults, root);

    /// <summary>The same for what a service answered, which may say more than anybody asks: what the schema does not know is left out.</summary>
    /// <inheritdoc cref="Validate(Schema, JsonElement, out JsonElement, string)"/>
    public static ImmutableArray<string> ValidateReceived(Schema schema, JsonElement value, out JsonElement withDefaults, string root) =>
        Validate(new SchemaChecker(takesNearest: true, leavesUnknown: true), schema, value, out withDefaults, root);

    /// <summary>A value with the schema's defaults filled in, so that whoever reads it next reads what code would; the value itself where it does not fit.</summary>
    public static JsonElement Fill(SchemaView schema, JsonElement value)
    {
        var check = new SchemaChecker();
        var filled = check.Value(schema, value, "");
        return check.Problems.Count == 0 ? Parsed(filled) : value;
    }

    private static ImmutableArray<string> Validate(SchemaChecker check, Schema schema, JsonElement value, out JsonElement withDefaults, string root)
    {
        var filled = check.Value(SchemaView.Of(schema.Json), value, root);
        withDefaults = check.Problems.Count == 0 ? Parsed(filled) : value;
        return [.. check.Problems];
    }

    private static JsonElement Parsed(JsonNode? filled) => JsonElement.Parse(filled?.ToJsonString(FilledJson.Options) ?? "null", FilledJson.Reading);
}
