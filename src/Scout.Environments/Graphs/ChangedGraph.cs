using System.Collections.Immutable;
using Scout.Environments.Diff;

namespace Scout.Environments.Graphs;

/// <summary>Two revisions of a workflow as one picture: the newer, and in it what is gone.</summary>
/// <param name="Scope">The blocks of both.</param>
/// <param name="Changes">What happened to blocks, by their ids in the picture; those that are as they were are not among them.</param>
/// <param name="Added">Connections between blocks that are new.</param>
/// <param name="Removed">Connections between blocks that are gone.</param>
internal sealed record ChangedGraph(GraphScope Scope, ImmutableDictionary<string, DiffEntry> Changes, ImmutableHashSet<Connection> Added, ImmutableHashSet<Connection> Removed)
{
    /// <summary>The picture of a difference.</summary>
    /// <param name="before">The older revision.</param>
    /// <param name="after">The newer.</param>
    /// <param name="entries">What differs.</param>
    public static ChangedGraph Of(GraphScope before, GraphScope after, IEnumerable<DiffEntry> entries)
    {
        var changes = entries.Where(entry => entry.Kind == EntryKind.Block).ToImmutableDictionary(entry => entry.Id, StringComparer.Ordinal);
        var names = changes.Values.Where(entry => entry.FormerId is not null).ToDictionary(entry => entry.FormerId!, entry => entry.Id, StringComparer.Ordinal);
        var old = Edges(before).Select(edge => new Connection(Now(edge.From), Now(edge.To))).ToImmutableHashSet();
        var now = Edges(after).ToImmutableHashSet();
        var present = Ids(after).ToImmutableHashSet(StringComparer.Ordinal);
        var former = All(before).DistinctBy(block => Now(block.Id)).ToDictionary(block => Now(block.Id), StringComparer.Ordinal);
        var gone = Ids(before).Where(id => !present.Contains(Now(id))).ToImmutableHashSet(StringComparer.Ordinal);
        return new(Merge(before, after), changes, now.Except(old), old.Except(now));

        string Now(string id) => names.GetValueOrDefault(id, id);

        // A block that is gone stands where it stood, and what was in it with it: each is in the picture once, wherever the blocks around it went.
        GraphScope Merge(GraphScope? was, GraphScope scope) => scope with
        {
            Blocks =
            [
                .. scope.Blocks.Select(block => Join(former.GetValueOrDefault(block.Id), block)),
                .. was is null ? [] : OnlyGone(was).Blocks,
            ],
        };

        GraphBlock Join(GraphBlock? was, GraphBlock block)
        {
            var scopes = block.Scopes.Select(scope => Merge(was?.Scopes.FirstOrDefault(other => other.Name == scope.Name), scope));
            var without = was?.Scopes.Where(scope => block.Scopes.All(other => other.Name != scope.Name)).Select(OnlyGone).Where(scope => scope.Blocks.Count > 0) ?? [];
            return block with { Scopes = [.. scopes, .. without] };
        }

        // What it needed may have another name, and what was in it may be elsewhere now.
        GraphBlock Left(GraphBlock block) => block with { Needs = [.. block.Needs.Select(Now)], Scopes = [.. block.Scopes.Select(OnlyGone)] };

        GraphScope OnlyGone(GraphScope scope) => scope with { Blocks = [.. scope.Blocks.Where(block => gone.Contains(block.Id)).Select(Left)] };
    }

    private static IEnumerable<GraphBlock> All(GraphScope scope) => scope.Blocks.SelectMany(block => block.Scopes.SelectMany(All).Prepend(block));

    private static IEnumerable<string> Ids(GraphScope scope) => All(scope).Select(block => block.Id);

    private static IEnumerable<Connection> Edges(GraphScope scope) => scope.Blocks.SelectMany(block => block.Needs.Select(need => new Connection(need, block.Id)).Concat(block.Scopes.SelectMany(Edges)));
}
