using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scout.Environments.Tests.Diff;

/// <summary>A support desk's revision, small but with a branch, a model, code and a contract.</summary>
internal static class Sample
{
    public const string Json = """
        {
          "format": 1,
          "workflow": "support-desk",
          "input": { "type": "object", "properties": { "locale": { "type": "string", "default": "en" }, "user_message": { "type": "string" } }, "required": ["user_message"] },
          "output": { "type": "object", "properties": { "answer": { "type": "string" }, "category": { "type": "string" } }, "required": ["answer", "category"] },
          "blocks": {
            "customer": { "type": "code", "needs": ["inputs"], "config": { "method": "M:Desk.Support.FindCustomer(System.String)", "arguments": ["inputs.user_message"], "fingerprint": "sha256:aa" }, "output": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] } },
            "route": { "type": "if", "needs": ["triage"], "config": { "condition": "triage.urgent" }, "output": { "type": "string" },
              "then": { "blocks": { "apologise": { "type": "llm", "needs": ["customer", "inputs"], "config": { "model": "smart", "prompt": "Be kind.\nApologise to {{ customer.name }}.\nThey wrote: {{ inputs.user_message }}", "temperature": 0.2 }, "output": { "type": "string" } } }, "result": "apologise" },
              "otherwise": { "blocks": { "thank": { "type": "text", "needs": ["customer"], "config": { "template": "Hello {{ customer.name }}, thank you." }, "output": { "type": "string" } } }, "result": "thank" } },
            "triage": { "type": "llm", "needs": ["inputs"], "config": { "model": "fast", "prompt": "Classify: {{ inputs.user_message }}", "structured": true }, "output": { "type": "object", "properties": { "category": { "type": "string" }, "urgent": { "type": "boolean" } }, "required": ["category", "urgent"] } }
          },
          "result": { "answer": "route", "category": "triage.category" }
        }
        """;

    public static JsonElement Revision { get; } = JsonElement.Parse(Json);

    /// <summary>The sample after an edit.</summary>
    public static JsonElement With(Action<JsonNode> edit)
    {
        var node = JsonNode.Parse(Json)!;
        edit(node);
        return JsonSerializer.SerializeToElement(node);
    }

    public static JsonNode Block(this JsonNode revision, string id) => revision["blocks"]![id]!;

    public static JsonObject Branch(this JsonNode revision, string owner, string branch) => revision["blocks"]![owner]![branch]!["blocks"]!.AsObject();

    public static JsonNode TextBlock(string template, params string[] needs) => new JsonObject
    {
        ["type"] = "text",
        ["needs"] = new JsonArray([.. needs.Select(n => JsonValue.Create(n))]),
        ["config"] = new JsonObject { ["template"] = template },
        ["output"] = new JsonObject { ["type"] = "string" },
    };
}
