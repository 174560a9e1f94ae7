using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Testing.Values;

namespace Scout.Testing;

/// <summary>What a block is given, as a test reads it.</summary>
internal static class GivenInput
{
    /// <summary>Computes it for an attempt.</summary>
    public static JsonElement Of(BlockCall call) =>
        (call.Block.Kind.IsControl ? BlockExecutors.Open(call).Input : BlockExecutors.Prepare(call).Input)?.Value ?? PlainJson.Null;

    /// <summary>What it is to a function of the test.</summary>
    /// <exception cref="ScoutException">It is no such value.</exception>
    public static T Read<T>(BlockCall call, string shown)
    {
        var input = Of(call);
        return typeof(T) == typeof(JsonElement) ? (T)(object)input
            : TestValues.Read<T>(Meant(call.Block.Kind, input), $"What block '{call.Path}' is given, for {shown},", call.Run.Secrets.Redact);
    }

    /// <summary>The prompt of a model's block: what it is asked last; null where it is none.</summary>
    public static string? Prompt(string type, JsonElement input) => BlockKinds.Find(type)?.Effect == BlockEffect.Model && input.TryGetProperty("messages", out var messages)
        ? messages.EnumerateArray().LastOrDefault(message => message.GetProperty("role").GetString() == "user") is { ValueKind: JsonValueKind.Object } asked ? asked.GetProperty("content").GetString() : null
        : null;

    private static JsonElement Meant(BlockKind kind, JsonElement input) =>
        Prompt(kind.Type, input) is { } prompt ? PlainJson.Of(prompt)
        : kind.Effect == BlockEffect.Code && input.EnumerateObject().ToArray() is [var only] ? only.Value
        : input;
}
