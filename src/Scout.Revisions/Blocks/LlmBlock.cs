using System.Collections.Immutable;
using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Asks a chat model (<c>llm</c>).</summary>
internal sealed record LlmBlock : Block
{
    /// <summary>The model's alias, resolved in <c>scout.json</c> for each environment.</summary>
    public required string Model { get; init; }

    /// <summary>The system message's template, or none.</summary>
    public string? System { get; init; }

    /// <summary>The messages in their order; a block with a single prompt has one user message.</summary>
    public required ImmutableArray<LlmMessage> Messages { get; init; }

    /// <summary>0 to 2, or the model's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>The longest answer in tokens, or the model's own.</summary>
    public int? MaxTokens { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>, or the model's own.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Whether the answer is JSON that fits <see cref="Block.Output"/>, rather than text.</summary>
    public bool Structured { get; init; }

    /// <summary>C# methods that the model may call, by name.</summary>
    public ImmutableSortedDictionary<string, LlmTool> Tools { get; init; } =
        ImmutableSortedDictionary.Create<string, LlmTool>(StringComparer.Ordinal);
}
