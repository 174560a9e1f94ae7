using Scout.Revisions.Blocks;
using Scout.Revisions.Json;

namespace Scout.Execution.Blocks;

/// <summary>Calls a C# method.</summary>
internal static class CodeWork
{
    public static BlockWork Prepare(BlockCall call)
    {
        var block = (CodeBlock)call.Block;
        var method = call.Run.Methods.Find(block.Code.Method);
        var arguments = block.Arguments.Select(call.Bind).ToArray();
        var named = arguments.Select((argument, at) => KeyValuePair.Create(at < method.Names.Length ? method.Names[at] : $"argument_{at}", argument));
        return new()
        {
            Input = PlainJson.Object(named),
            RunAsync = async cancellation => new(call.Fit(await call.InContextAsync(() => method.InvokeAsync(arguments, cancellation).AsTask()).ConfigureAwait(false))),
        };
    }
}
