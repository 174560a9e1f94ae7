using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Execution.Models;

/// <summary>A rule of a file of replies: its conditions, and what is answered when all of them hold.</summary>
internal sealed record ScriptReply
{
    /// <summary>The block's id, or any.</summary>
    public string? Block { get; init; }

    /// <summary>The model's alias, or any.</summary>
    public string? Model { get; init; }

    /// <summary>A text that the conversation contains, case mattering; or any.</summary>
    public string? Contains { get; init; }

    /// <summary>The answer: a text, or JSON for a structured one.</summary>
    [JsonRequired]
    public JsonElement Reply { get; init; }

    /// <summary>The tools that are called before the answer is given, all at once.</summary>
    public ImmutableArray<ScriptCall> Calls { get; init; } = [];

    public bool Fits(string block, string model, string conversation) =>
        (Block is null || Block == block)
        && (Model is null || Model == model)
        && (Contains is null || conversation.Contains(Contains, StringComparison.Ordinal));
}
