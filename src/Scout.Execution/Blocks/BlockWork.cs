using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Blocks;

/// <summary>An attempt, ready to be made: what the block is given has been computed.</summary>
internal readonly struct BlockWork
{
    private BlockWork(LateJson? input, JsonElement output = default, BlockWait? wait = null, IBlockCode? code = null) =>
        (Input, Output, Wait, Code) = (input, output, wait, code);

    /// <summary>What the block is given, for the event; or none.</summary>
    public LateJson? Input { get; }

    /// <summary>Whether it needed nothing more than computing.</summary>
    public bool IsDone => Output.ValueKind != JsonValueKind.Undefined;

    /// <summary>The output, where that is so.</summary>
    public JsonElement Output { get; }

    /// <summary>What the block waits for, where that is all that it does.</summary>
    public BlockWait? Wait { get; }

    /// <summary>What is to be done, where there is no output yet and nothing to wait for.</summary>
    public IBlockCode? Code { get; }

    /// <summary>Nothing is left to be done.</summary>
    public static BlockWork Done(JsonElement output) => new(null, output);

    /// <summary>The block waits.</summary>
    public static BlockWork Waits(LateJson input, BlockWait wait) => new(input, wait: wait);

    /// <summary>Code is to run.</summary>
    public static BlockWork Runs(LateJson input, IBlockCode code) => new(input, code: code);
}

/// <summary>What an attempt does.</summary>
internal interface IBlockCode
{
    /// <summary>Does it. It may block its thread.</summary>
    /// <param name="attempt">The attempt; what it asks for it gets.</param>
    /// <returns>The output.</returns>
    ValueTask<JsonElement> RunAsync(Attempt attempt);
}
