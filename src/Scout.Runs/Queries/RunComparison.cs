using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Runs;

namespace Scout.Runs.Queries;

/// <summary>Two runs side by side, block by block and item by item.</summary>
/// <param name="Left">The one.</param>
/// <param name="Right">The other.</param>
/// <param name="Blocks">Every block that began in one of them, in the order of the first, then of the second.</param>
internal sealed record RunComparison(RunEntry Left, RunEntry Right, ImmutableArray<ComparedBlock> Blocks)
{
    /// <summary>Compares two runs.</summary>
    public static RunComparison Of((RunEntry Entry, RunSummary Run) left, (RunEntry Entry, RunSummary Run) right) => new(
        left.Entry,
        right.Entry,
        [
            .. left.Run.Order.Concat(right.Run.Order).Distinct(StringComparer.Ordinal)
                .Select(path => ComparedBlock.Of(path, left.Run.Blocks.GetValueOrDefault(path), right.Run.Blocks.GetValueOrDefault(path))),
        ]);
}

/// <summary>A block in two runs.</summary>
internal sealed record ComparedBlock
{
    /// <summary>Its path.</summary>
    public required string Block { get; init; }

    /// <summary>How it went in the one; none where it did not begin.</summary>
    public ComparedSide? Left { get; init; }

    /// <summary>How it went in the other; none where it did not begin.</summary>
    public ComparedSide? Right { get; init; }

    /// <summary>Whether both were given the same; none where only one began, or it is not recorded what they were given, as of texts.</summary>
    public bool? SameInput { get; init; }

    /// <summary>Whether both gave the same; none unless both have an output.</summary>
    public bool? SameOutput { get; init; }

    /// <summary>Whether it ended alike in both, and nothing else differs as far as it is recorded.</summary>
    [JsonIgnore]
    public bool IsSame => this is { Left: { } left, Right: { } right, SameInput: not false, SameOutput: not false } && left.Status == right.Status;

    /// <summary>The two, for whoever shows them.</summary>
    [JsonIgnore]
    public (BlockSummary? Left, BlockSummary? Right) Both { get; init; }

    internal static ComparedBlock Of(string path, BlockSummary? left, BlockSummary? right) => new()
    {
        Block = path,
        Left = ComparedSide.Of(left),
        Right = ComparedSide.Of(right),
        SameInput = left is null || right is null || (left.Input is null && right.Input is null) ? null : Same(left.Input, right.Input),
        SameOutput = left?.Output is null || right?.Output is null ? null : Same(left.Output, right.Output),
        Both = (left, right),
    };

    private static bool Same(JsonElement? left, JsonElement? right) => (left, right) switch
    {
        ({ } one, { } other) => JsonElement.DeepEquals(one, other),
        _ => false,
    };
}

/// <summary>How a block went in a run.</summary>
/// <param name="Status">How far it came.</param>
/// <param name="Attempts">How many attempts began.</param>
/// <param name="ElapsedMs">From the first attempt to the end, in milliseconds; none where it has no end.</param>
internal sealed record ComparedSide(RunStatus Status, int Attempts, double? ElapsedMs)
{
    internal static ComparedSide? Of(BlockSummary? block) => block is null ? null : new(block.Status, block.Attempts, block.ElapsedMs);
}
