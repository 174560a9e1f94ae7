using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions;
using Scout.Revisions.Rules;

namespace Scout.Tool.Running;

/// <summary>Which block lies in which: the shape of a revision and of those that it calls, by which the paths of a run become a tree.</summary>
internal sealed class BlockTree
{
    private readonly Dictionary<string, (string? Parent, string Type, string? Calls)> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BlockTree> _called = new(StringComparer.Ordinal);
    private readonly List<string> _top = [];

    private BlockTree(JsonElement revision) => Add(revision, null);

    /// <summary>The ids of the outermost blocks.</summary>
    public IReadOnlyList<string> Top => _top;

    /// <summary>The letters of the longest path, of the first items of loops.</summary>
    public int LongestPath => _blocks.Keys.Select(PathLength).DefaultIfEmpty().Max();

    /// <summary>The tree of a revision.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="calls">Every revision that it calls, however deep, by <c>sha256:...</c>.</param>
    public static BlockTree Of(StoredRevision revision, ImmutableSortedDictionary<string, StoredRevision> calls)
    {
        var json = JsonElement.Parse(revision.Bytes.Span);
        var tree = new BlockTree(json);
        if (json.TryGetProperty("calls", out var pinned))
        {
            foreach (var call in pinned.EnumerateObject())
            {
                if (calls.TryGetValue(call.Value.GetString()!, out var called))
                {
                    tree._called[call.Name] = Of(called, calls);
                }
            }
        }

        return tree;
    }

    /// <summary>What a path lies in: another path, an item of a loop (<c>summaries[17]</c>), or <see langword="null"/> for the outermost.</summary>
    public string? ParentOf(string path)
    {
        var slash = path.LastIndexOf('/');
        var prefix = slash < 0 ? "" : path[..slash];
        var last = path[(slash + 1)..];
        var bracket = last.IndexOf('[', StringComparison.Ordinal);
        if (bracket >= 0)
        {
            return path[..(slash + 1 + bracket)];
        }

        var parent = Within(prefix)?._blocks.GetValueOrDefault(last).Parent;
        var item = prefix[(prefix.LastIndexOf('/') + 1)..];
        return parent is null || (item.StartsWith(parent, StringComparison.Ordinal) && item.Length > parent.Length && item[parent.Length] == '[')
            ? prefix.Length == 0 ? null : prefix
            : slash < 0 ? parent : $"{prefix}/{parent}";
    }

    private int PathLength(string id)
    {
        for (var around = _blocks[id].Parent; around is not null; around = _blocks[around].Parent)
        {
            if (BlockKinds.Find(_blocks[around].Type) is { IsLoop: true })
            {
                return PathLength(around) + "[0]/".Length + id.Length;
            }
        }

        return id.Length;
    }

    // The tree that the blocks after a prefix belong to: a call's are another revision's.
    private BlockTree? Within(string prefix)
    {
        var tree = this;
        foreach (var segment in prefix.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var id = segment.Split('[')[0];
            if (tree._blocks.TryGetValue(id, out var block) && block.Calls is { } workflow && !tree._called.TryGetValue(workflow, out tree))
            {
                return null;
            }
        }

        return tree;
    }

    private void Add(JsonElement scope, string? parent)
    {
        if (!scope.TryGetProperty("blocks", out var blocks))
        {
            return;
        }

        foreach (var block in blocks.EnumerateObject())
        {
            var type = block.Value.GetProperty("type").GetString()!;
            _blocks[block.Name] = (parent, type, BlockKinds.Find(type) is { Effect: BlockEffect.Call } ? block.Value.GetProperty("config").GetProperty("workflow").GetString() : null);
            if (parent is null)
            {
                _top.Add(block.Name);
            }

            foreach (var inner in ScopesOf(block.Value))
            {
                Add(inner, block.Name);
            }
        }
    }

    private static IEnumerable<JsonElement> ScopesOf(JsonElement block)
    {
        foreach (var name in (string[])["then", "otherwise", "body"])
        {
            if (block.TryGetProperty(name, out var scope))
            {
                yield return scope;
            }
        }

        if (block.TryGetProperty("cases", out var cases))
        {
            foreach (var each in cases.EnumerateObject())
            {
                yield return each.Value;
            }
        }

        if (block.TryGetProperty("on_error", out var policy) && policy.TryGetProperty("fallback", out var fallback))
        {
            yield return fallback;
        }
    }
}
