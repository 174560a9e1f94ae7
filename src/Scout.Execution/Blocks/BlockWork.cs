using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Blocks;

/// <summary>An attempt, ready to be made: what the block is given has been computed.</summary>
internal sealed record BlockWork
{
    /// <summary>What the block is given, for the event; or none.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>The outcome, where it needed nothing more than computing.</summary>
    public BlockOutcome? Outcome { get; init; }

    /// <summary>What the block waits for, where that is all that it does.</summary>
    public BlockWait? Wait { get; init; }

    /// <summary>Makes the attempt, where there is no outcome yet and nothing to wait for. It may block its thread.</summary>
    public Func<CancellationToken, Task<BlockOutcome>>? RunAsync { get; init; }
}

/// <summary>What an attempt at a block gave.</summary>
/// <param name="Output">The output.</param>
/// <param name="Meta">What was used for it, for the event; or none.</param>
internal sealed record BlockOutcome(JsonElement Output, JsonElement? Meta = null);
