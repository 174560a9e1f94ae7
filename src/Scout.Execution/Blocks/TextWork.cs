using Scout.Revisions.Blocks;
using Scout.Revisions.Json;

namespace Scout.Execution.Blocks;

/// <summary>Renders a template.</summary>
internal static class TextWork
{
    public static BlockWork Prepare(BlockCall call) => BlockWork.Done(PlainJson.Of(call.Render(((TextBlock)call.Block).Template)));
}
