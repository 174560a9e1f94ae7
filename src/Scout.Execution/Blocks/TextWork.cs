using System.Text.Json;
using Scout.Revisions.Blocks;

namespace Scout.Execution.Blocks;

/// <summary>Renders a template.</summary>
internal static class TextWork
{
    public static BlockWork Prepare(BlockCall call) => new() { Outcome = new(JsonSerializer.SerializeToElement(call.Render(((TextBlock)call.Block).Template))) };
}
