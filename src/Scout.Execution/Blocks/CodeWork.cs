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
        var method = Find(call, block);
        var arguments = new JsonElement[block.Arguments.Length];
        for (var at = 0; at < arguments.Length; at++)
        {
            arguments[at] = call.Bind(block.Arguments[at]);
        }

        var given = new CodeArguments(method, arguments);
        return BlockWork.Runs(given, given);
    }

    private static CallableMethod Find(BlockCall call, CodeBlock block)
    {
        var place = call.Frame.Block(call.Slot);
        var found = place.Method;
        if (found?.In != call.Run.Methods)
        {
            place.Method = found = new(call.Run.Methods, call.Run.Methods.Find(block.Code.Method));
        }

        return found.Method;
    }
}

/// <summary>A method and what it is given.</summary>
internal sealed class CodeArguments(CallableMethod method, JsonElement[] arguments) : LateJson, IBlockCode
{
    public ValueTask<JsonElement> RunAsync(Attempt attempt)
    {
        var running = method.InvokeAsync(arguments, method.TakesToken ? attempt.Stopping : CancellationToken.None);
        return running.IsCompletedSuccessfully ? new(attempt.Call.Fit(running.Result)) : AwaitAsync(attempt.Call, running);
    }

    protected override JsonElement Make() =>
        PlainJson.Object(arguments.Select((argument, at) => KeyValuePair.Create(at < method.Names.Length ? method.Names[at] : $"argument_{at}", argument)));

    private static async ValueTask<JsonElement> AwaitAsync(BlockCall call, ValueTask<JsonElement> running) => call.Fit(await running.ConfigureAwait(false));
}
