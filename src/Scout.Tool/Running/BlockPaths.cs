using Scout.Revisions.Runs;

namespace Scout.Tool.Running;

/// <summary>Finds blocks of a run by what people call them.</summary>
internal static class BlockPaths
{
    /// <summary>The paths that a block means: the path itself with all in it, or every block of that id wherever it ran.</summary>
    public static IEnumerable<string> Matching(RunSummary run, string block) => run.Order.Where(path => IsOf(path, block));

    /// <summary>Those blocks by path, or all of them, in the order in which they began.</summary>
    public static OrderedDictionary<string, BlockSummary> Blocks(RunSummary run, string? block = null) => new(
        run.Order.Where(path => block is null || IsOf(path, block)).Select(path => KeyValuePair.Create(path, run.Blocks[path])),
        StringComparer.Ordinal);

    /// <summary>Whether a path is of a block.</summary>
    public static bool IsOf(string path, string block) =>
        path == block
        || path.StartsWith(block + "/", StringComparison.Ordinal)
        || path.StartsWith(block + "[", StringComparison.Ordinal)
        || path.EndsWith("/" + block, StringComparison.Ordinal);
}
