using System.Text.Json;
using Scout.Execution.Code;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;

namespace Scout.Execution.Blocks;

/// <summary>Calls a C# method.</summary>
internal static class CodeWork
{
    public static BlockWork Prepare(BlockCall call)
    {
        var block = (CodeBlock)call.Block;
        var arguments = new CodeArguments(call.Run.Methods.Find(block.Code.Method), [.. block.Arguments.Select(call.Bind)]);
        return new() { Input = arguments, Code = arguments };
    }
}

/// <summary>A method and what it is given.</summary>
internal sealed class CodeArguments(CallableMethod method, JsonElement[] arguments) : LateJson, IBlockCode
{
    public ValueTask<BlockOutcome> RunAsync(BlockCall call)
    {
        var running = method.InvokeAsync(arguments, method.TakesToken ? call.Stopping : CancellationToken.None);
        return running.IsCompletedSuccessfully ? new(new BlockOutcome(call.Fit(running.Result))) : AwaitAsync(call, running);
    }

    protected override JsonElement Make() =>
        PlainJson.Object(arguments.Select((argument, at) => KeyValuePair.Create(at < method.Names.Length ? method.Names[at] : $"argument_{at}", argument)));

    private static async ValueTask<BlockOutcome> AwaitAsync(BlockCall call, ValueTask<JsonElement> running) => new(call.Fit(await running.ConfigureAwait(false)));
}
