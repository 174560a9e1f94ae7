using System.Text.Json;
using Scout.Revisions.Blocks;

namespace Scout.Execution.Blocks;

/// <summary>Prepares attempts at the blocks that do work themselves.</summary>
internal static class LeafBlocks
{
    /// <summary>Computes what the block is given.</summary>
    /// <exception cref="ScoutException">It cannot be computed: another attempt would fail the same way.</exception>
    public static BlockWork Prepare(BlockCall call) => call.Block switch
    {
        TextBlock text => new() { Outcome = new(JsonSerializer.SerializeToElement(call.Render(text.Template))) },
        CodeBlock code => CodeWork.Prepare(call, code),
        LlmBlock llm => LlmWork.Prepare(call, llm),
        _ => throw new ArgumentException($"Block '{call.Block.Id}' is opened, not executed.", nameof(call)),
    };
}
