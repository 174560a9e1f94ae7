using System.Text.Json;

namespace Scout.Revisions.Runs;

/// <summary>Somebody decided what becomes of a block that must not run twice and was under way when its worker died.</summary>
internal sealed record RunDecided : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>What was decided.</summary>
    public required BlockDecision Decision { get; init; }

    /// <summary>What the block is said to have yielded, where it is passed over.</summary>
    public JsonElement? Output { get; init; }
}

/// <summary>What becomes of a block of which nobody knows whether it did its work.</summary>
internal enum BlockDecision
{
    /// <summary>It did: the run goes on with the output that is given.</summary>
    Skip,

    /// <summary>It did not: it runs again.</summary>
    Again,

    /// <summary>It failed.</summary>
    Fail,
}
