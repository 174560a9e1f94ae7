using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Execution.Runs;

/// <summary>What is open inside a control block during one attempt.</summary>
internal sealed class Interior
{
    /// <summary>The frames that are open.</summary>
    public HashSet<Frame> Open { get; } = [];

    /// <summary>A loop's items.</summary>
    public ImmutableArray<JsonElement> Items { get; init; } = [];

    /// <summary>The results by item, where each item has one of its own; none for a fold.</summary>
    public JsonElement[]? Results { get; init; }

    /// <summary>The next item to start.</summary>
    public int Next { get; set; }

    /// <summary>How many items are done.</summary>
    public int Done { get; set; }
}
