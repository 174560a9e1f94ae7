using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Contracts;

/// <summary>A block that seems to be another one under a new id.</summary>
/// <param name="Block">The block.</param>
/// <param name="FormerId">The id of the one that is gone.</param>
/// <param name="Runs">Who runs that: <c>production runs 3f9a1c2b7e</c>.</param>
internal sealed record BlockRename(ContractBlock Block, string FormerId, string Runs)
{
    /// <summary>The renames since the revisions that count, each block once.</summary>
    /// <param name="blocks">All blocks of the workflow.</param>
    /// <param name="revisions">The workflow's revisions that count, those nearest to development first.</param>
    public static IEnumerable<BlockRename> Of(IReadOnlyCollection<ContractBlock> blocks, IReadOnlyList<BaselineRevision> revisions) => revisions
        .SelectMany(revision => Since(revision, blocks).Select(pair => (pair.Block, pair.FormerId, revision)))
        .GroupBy(found => (found.Block, found.FormerId), found => found.revision)
        .GroupBy(group => group.Key.Block)
        // A block has one former id: that of the newest revision is the one that a diff looks for.
        .Select(group => new BlockRename(group.Key, group.First().Key.FormerId, RunningWords.Of(group.First())));

    private static IEnumerable<(ContractBlock Block, string FormerId)> Since(BaselineRevision revision, IReadOnlyCollection<ContractBlock> blocks)
    {
        var told = new HashSet<string>(blocks.SelectMany(block => new[] { block.Id, block.FormerId ?? block.Id }));
        var gone = revision.Blocks.Where(block => !told.Contains(block.Key)).ToLookup(block => block.Value, block => block.Key);
        var unknown = blocks.Where(block => block.FormerId is null && !revision.Blocks.ContainsKey(block.Id)).ToLookup(block => block.Type);
        // Where several went or came, which became which is a guess.
        return gone.Where(type => type.Count() == 1 && unknown[type.Key].Count() == 1).Select(type => (unknown[type.Key].Single(), type.Single()));
    }
}

/// <summary>A block as the code defines it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type, as revisions have it.</param>
/// <param name="FormerId">What it says that it was called before, or none.</param>
/// <param name="Location">The id in the code.</param>
internal sealed record ContractBlock(string Id, string Type, string? FormerId, Location Location);
