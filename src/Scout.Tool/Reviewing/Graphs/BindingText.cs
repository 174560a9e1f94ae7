using System.Text.Json;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Graphs;

/// <summary>A binding for people: <c>answer = route, category = triage.category</c>.</summary>
internal static class BindingText
{
    public static string Of(JsonElement binding) => binding.ValueKind switch
    {
        JsonValueKind.String => binding.GetString()!,
        JsonValueKind.Object when binding.TryGetProperty("$literal", out var literal) => JsonSerializer.Serialize(literal, ToolJson.Plain.Line),
        JsonValueKind.Object => string.Join(", ", binding.EnumerateObject().Select(m => $"{m.Name} = {(IsComposite(m.Value) ? $"({Of(m.Value)})" : Of(m.Value))}")),
        _ => binding.GetRawText(),
    };

    private static bool IsComposite(JsonElement binding) => binding.ValueKind == JsonValueKind.Object && !binding.TryGetProperty("$literal", out _);
}
