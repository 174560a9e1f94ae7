using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Environments.Contracts;

/// <summary>Reads what callers may send, or get, from a schema of the library.</summary>
internal static class SchemaContract
{
    /// <summary>The lines of a schema in a baseline.</summary>
    public static IReadOnlyList<string> Lines(string keyword, JsonElement schema) => ContractLines.Of(keyword, Of(schema));

    public static ContractNode Of(JsonElement schema)
    {
        // Only the outermost type is looked up: whatever contains itself has no end otherwise.
        var root = schema.Text("$ref") is { } reference && Definition(schema, reference) is { } definition ? definition : schema;
        return Node(root);
    }

    private static ContractNode Node(JsonElement schema)
    {
        var (own, mayBeNull) = OrNull(schema);
        return own.Member("$ref") is not null
            ? new ContractNode(ContractTypes.Recursive) { MayBeNull = mayBeNull }
            : Plain(own) with { MayBeNull = mayBeNull };
    }

    private static ContractNode Plain(JsonElement schema) => Type(schema) switch
    {
        null => new ContractNode(ContractTypes.Any),
        ContractTypes.Object => new ContractNode(ContractTypes.Object) { Members = Members(schema), Entries = schema.Member("additionalProperties") is { ValueKind: JsonValueKind.Object } entries ? Node(entries) : null },
        ContractTypes.Array => new ContractNode(ContractTypes.Array) { Items = schema.Member("items") is { } items ? Node(items) : null },
        ContractTypes.String when schema.Member("enum") is { ValueKind: JsonValueKind.Array } values => new ContractNode(ContractTypes.Enum) { Values = Texts(values) },
        ContractTypes.String => new ContractNode(ContractTypes.String) { Format = TextFormat(schema) },
        var type when type is ContractTypes.Integer or ContractTypes.Number or ContractTypes.Boolean => new ContractNode(type) { Format = schema.Text("format") },
        _ => new ContractNode(ContractTypes.Unknown),
    };

    private static List<ContractMember> Members(JsonElement schema)
    {
        var required = Texts(schema.Member("required") ?? default);
        return [.. JsonObjects.Sorted(schema.Member("properties") ?? default, new StepMeter())
            .Select(member => new ContractMember(member.Key, required.Contains(member.Key) ? ContractPresence.Required : ContractPresence.Optional, Node(member.Value)))];
    }

    private static string? TextFormat(JsonElement schema) =>
        schema.Text("format")
        ?? (schema.Text("contentEncoding") is { } encoding ? encoding : schema.Member("maxLength") is not null ? ContractTypes.Char : null);

    // As the library writes them: a list of types with "null", or two branches of which one is null.
    private static (JsonElement Schema, bool MayBeNull) OrNull(JsonElement schema) =>
        schema.Member("anyOf") is { ValueKind: JsonValueKind.Array } branches && branches.GetArrayLength() == 2 && branches[1].Text("type") == "null"
            ? (branches[0], true)
            : (schema, schema.Member("type") is { ValueKind: JsonValueKind.Array } types && types.EnumerateArray().Any(type => type.ValueEquals("null")));

    private static string? Type(JsonElement schema) => schema.Member("type") switch
    {
        { ValueKind: JsonValueKind.String } one => one.GetString(),
        { ValueKind: JsonValueKind.Array } several => several.EnumerateArray().Select(type => type.GetString()).FirstOrDefault(type => type != "null"),
        _ => null,
    };

    private static string[] Texts(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).Order(StringComparer.Ordinal)]
        : [];

    private static JsonElement? Definition(JsonElement schema, string reference) =>
        schema.Member("$defs")?.Member(reference[(reference.LastIndexOf('/') + 1)..]);
}
