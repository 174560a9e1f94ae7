using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Blocks;

/// <summary>An attempt, ready to be made: what the block is given has been computed.</summary>
internal readonly record struct BlockWork
{
    /// <summary>What the block is given, for the event; or none.</summary>
    public LateJson? Input { get; init; }

    /// <summary>The output, where it needed nothing more than computing.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>What the block waits for, where that is all that it does.</summary>
    public BlockWait? Wait { get; init; }

    /// <summary>What is to be done, where there is no output yet and nothing to wait for.</summary>
    public IBlockCode? Code { get; init; }
}

/// <summary>What an attempt does.</summary>
internal interface IBlockCode
{
    /// <summary>Does it. It may block its thread.</summary>
    /// <param name="attempt">The attempt; what it asks for it gets.</param>
    /// <returns>The output.</returns>
    ValueTask<JsonElement> RunAsync(Attempt attempt);
}
