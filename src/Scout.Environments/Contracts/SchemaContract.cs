using System.Text.Json;
using Scout.Revisions.Rules.Contracts;
using Scout.Revisions.Schemas;

namespace Scout.Environments.Contracts;

/// <summary>Reads what callers may send, or get, from a schema of the library.</summary>
internal static class SchemaContract
{
    /// <summary>The lines of a schema in a baseline.</summary>
    public static IReadOnlyList<string> Lines(string keyword, JsonElement schema) => ContractLines.Of(keyword, Of(schema));

    public static ContractNode Of(JsonElement schema)
    {
        // Only the outermost type is looked up: whatever contains itself has no end otherwise.
        var whole = SchemaView.Of(schema);
        return Node(whole.Target is { Json.ValueKind: not JsonValueKind.Undefined } target ? target : whole);
    }

    private static ContractNode Node(SchemaView schema)
    {
        var own = schema.Value;
        return own.Reference is not null
            ? new ContractNode(ContractTypes.Recursive) { MayBeNull = schema.MayBeNull }
            : Plain(own) with { MayBeNull = schema.MayBeNull };
    }

    private static ContractNode Plain(SchemaView schema) => schema.Type switch
    {
        null => new ContractNode(ContractTypes.Any),
        ContractTypes.Object => new ContractNode(ContractTypes.Object) { Members = Members(schema), Entries = schema.Entries is { Json.ValueKind: JsonValueKind.Object } entries ? Node(entries) : null },
        ContractTypes.Array => new ContractNode(ContractTypes.Array) { Items = schema.Items is { } items ? Node(items) : null },
        ContractTypes.String when schema.Keyword("enum") is { ValueKind: JsonValueKind.Array } values => new ContractNode(ContractTypes.Enum) { Values = Texts(values) },
        ContractTypes.String => new ContractNode(ContractTypes.String) { Format = TextFormat(schema) },
        var type when type is ContractTypes.Integer or ContractTypes.Number or ContractTypes.Boolean => new ContractNode(type) { Format = schema.Text("format") },
        _ => new ContractNode(ContractTypes.Unknown),
    };

    private static List<ContractMember> Members(SchemaView schema)
    {
        var required = schema.Required;
        return [.. schema.Members.OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => new ContractMember(member.Name, required.Contains(member.Name) ? ContractPresence.Required : ContractPresence.Optional, Node(member.Schema)))];
    }

    private static string? TextFormat(SchemaView schema) =>
        schema.Text("format") ?? schema.Text("contentEncoding") ?? (schema.Keyword("maxLength") is not null ? ContractTypes.Char : null);

    private static string[] Texts(JsonElement values) =>
        [.. values.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).Order(StringComparer.Ordinal)];
}
