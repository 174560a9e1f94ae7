using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Json;

namespace Scout.Environments.Diff.Patches;

/// <summary>A JSON document that operations of a JSON Patch (RFC 6902) are applied to, one after the other.</summary>
internal sealed class PatchDocument
{
    private readonly JsonObject _holder;

    private PatchDocument(JsonElement json) => _holder = new() { [""] = Node(json) };

    /// <summary>The canonical text of a document after all operations, or <see langword="null"/> where one of them does not fit it.</summary>
    public static string? Apply(JsonElement json, IEnumerable<PatchOperation> operations)
    {
        var document = new PatchDocument(json);
        return operations.All(document.Apply) && document._holder.ContainsKey("") ? document.Text() : null;
    }

    private string Text() => CanonicalJson.WriteString(JsonElement.Parse(_holder[""]?.ToJsonString() ?? "null", new() { MaxDepth = CanonicalJson.MaxDepth }));

    private bool Apply(PatchOperation operation) => operation switch
    {
        { Op: CodeOperation.Add, Value: { } value } => Add(operation.Path, Node(value)),
        { Op: CodeOperation.Replace, Value: { } value } => Take(operation.Path, out _) && Add(operation.Path, Node(value)),
        { Op: CodeOperation.Remove } => Take(operation.Path, out _),
        { Op: CodeOperation.Move, From: { } from } => Take(from, out var moved) && Add(operation.Path, moved),
        _ => false,
    };

    private bool Add(string pointer, JsonNode? value)
    {
        switch (Around(pointer, out var name))
        {
            case JsonObject members:
                members[name] = value;
                return true;
            case JsonArray items when name == "-":
                items.Add(value);
                return true;
            case JsonArray items when Index(name) is { } at && at <= items.Count:
                items.Insert(at, value);
                return true;
            default:
                return false;
        }
    }

    private bool Take(string pointer, out JsonNode? taken)
    {
        switch (Around(pointer, out var name))
        {
            case JsonObject members:
                return members.Remove(name, out taken);
            case JsonArray items when Index(name) is { } at && at < items.Count:
                taken = items[at];
                items.RemoveAt(at);
                return true;
            default:
                taken = null;
                return false;
        }
    }

    // The document itself is the member "" of the holder, so that a pointer always has an object or an array around it.
    private JsonNode? Around(string pointer, out string name)
    {
        if (pointer is [not '/', ..])
        {
            name = "";
            return null;
        }

        var names = pointer.Split('/').Select(Unescape).ToArray();
        name = names[^1];
        JsonNode? around = _holder;
        foreach (var outer in names[..^1])
        {
            around = around switch
            {
                JsonObject members => members[outer],
                JsonArray items when Index(outer) is { } at && at < items.Count => items[at],
                _ => null,
            };
        }

        return around;
    }

    private static string Unescape(string token) => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static int? Index(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && (name.Length == 1 || name[0] != '0') ? index : null;

    private static JsonNode? Node(JsonElement json) => JsonNode.Parse(json.GetRawText(), documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth });
}
