using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>Walks two revisions side by side, once, and collects the Code view. Blocks are paired by id, members by name.</summary>
internal sealed class CodeWalk(Renames renames, StepMeter steps)
{
    private static readonly JsonElement EmptyObject = JsonElement.Parse("{}"u8);

    public List<PlacedChange> Changes { get; } = [];

    public void Revisions(JsonElement before, JsonElement after)
    {
        foreach (var (name, a, b) in JsonObjects.Merge(before, after, steps))
        {
            var at = new WalkPlace("", "workflow", "", TextMode.None).Child(Part.Revision, name);
            if (name == "calls" && IsObjectOrNone(a) && IsObjectOrNone(b))
            {
                Calls(a, b, at);
            }
            else
            {
                Pair(Part.Revision, name, a, b, at);
            }
        }
    }

    /// <summary>Compares two blocks wherever they stand.</summary>
    public void Blocks(JsonElement before, JsonElement after, string id) =>
        Both(Part.Block, before, after, new WalkPlace("", $"blocks.{id}", "", TextMode.None));

    // Each pinned call is an entry of its own; the object around them belongs to the first.
    private void Calls(JsonElement? before, JsonElement? after, WalkPlace at)
    {
        var calls = JsonObjects.Merge(before ?? default, after ?? default, steps).ToList();
        var around = calls.Count == 0 ? at : at with { Entry = $"calls.{calls[0].Name}" };
        if (before is null)
        {
            Emit(around, CodeOperation.Add, null, EmptyObject);
        }

        foreach (var (name, a, b) in calls)
        {
            Pair(Part.Json, name, a, b, at.At(name) with { Entry = $"calls.{name}" });
        }

        if (after is null)
        {
            Emit(around, CodeOperation.Remove, EmptyObject, null);
        }
    }

    private void Pair(Part parent, string name, JsonElement? before, JsonElement? after, WalkPlace at)
    {
        if (before is { } a && after is { } b)
        {
            var part = Parts.Child(parent, name, a);
            if (part == Parts.Child(parent, name, b))
            {
                Both(part, a, b, at);
            }
            else
            {
                Remove(part, a, at);
                Add(Parts.Child(parent, name, b), b, at);
            }
        }
        else if (before is { } gone)
        {
            Remove(Parts.Child(parent, name, gone), gone, at);
        }
        else if (after is { } added)
        {
            Add(Parts.Child(parent, name, added), added, at);
        }
    }

    private void Both(Part part, JsonElement before, JsonElement after, WalkPlace at)
    {
        if (JsonObjects.SameText(before, after, steps))
        {
            return;
        }

        if (part == Part.Json)
        {
            new JsonWalk(renames, steps, Changes).Values(before, after, at);
            return;
        }

        if (part == Part.Blocks)
        {
            BlocksOf(before, after, at);
            return;
        }

        foreach (var (name, a, b) in JsonObjects.Merge(before, after, steps))
        {
            var child = at.Child(part, name);
            if (part == Part.Block && name == "config" && a is { ValueKind: JsonValueKind.Object } x && b is { ValueKind: JsonValueKind.Object } y)
            {
                foreach (var (setting, c, d) in JsonObjects.Merge(x, y, steps))
                {
                    Pair(Part.Json, setting, c, d, child.Config(setting));
                }
            }
            else if (part == Part.Block && name == "needs" && a is { ValueKind: JsonValueKind.Array } n && b is { ValueKind: JsonValueKind.Array } m)
            {
                Needs(n, m, child);
            }
            else
            {
                Pair(part, name, a, b, child);
            }
        }
    }

    private void BlocksOf(JsonElement before, JsonElement after, WalkPlace at)
    {
        var a = JsonObjects.Sorted(before, steps);
        var b = JsonObjects.Sorted(after, steps);
        var newer = b.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
        foreach (var (id, json) in a)
        {
            var now = renames.After(id);
            if (!newer.Remove(now, out var other))
            {
                Remove(Parts.Child(Part.Blocks, id, json), json, BlockPlace(at, id));
                continue;
            }

            if (now != id)
            {
                Changes.Add(new(new CodeChange($"blocks.{now}", CodeOperation.Move, at.At(now).Pointer, From: at.At(id).Pointer), ""));
            }

            Pair(Part.Blocks, now, json, other, BlockPlace(at, now));
        }

        foreach (var (id, json) in b)
        {
            if (newer.ContainsKey(id))
            {
                Add(Parts.Child(Part.Blocks, id, json), json, BlockPlace(at, id));
            }
        }
    }

    private void Needs(JsonElement before, JsonElement after, WalkPlace at)
    {
        if (JsonObjects.Same(before, after, steps))
        {
            return;
        }

        var renamed = renames.ExplainsNeeds(before, after);
        Emit(renamed is null ? at : at with { Entry = $"blocks.{renamed}", Setting = "" }, CodeOperation.Replace, before, after);
    }

    // Blocks inside what goes or comes have changes of their own: they go before it, and come after it.
    private void Remove(Part part, JsonElement value, WalkPlace at)
    {
        Nested(part, value, at, Remove);
        Emit(at, CodeOperation.Remove, Parts.WithoutBlocks(part, value), null);
    }

    private void Add(Part part, JsonElement value, WalkPlace at)
    {
        Emit(at, CodeOperation.Add, null, Parts.WithoutBlocks(part, value));
        Nested(part, value, at, Add);
    }

    private void Nested(Part part, JsonElement value, WalkPlace at, Action<Part, JsonElement, WalkPlace> visit)
    {
        if (part == Part.Json)
        {
            return;
        }

        foreach (var (name, child) in JsonObjects.Sorted(value, steps))
        {
            if (part == Part.Blocks)
            {
                visit(Parts.Child(part, name, child), child, BlockPlace(at, name));
            }
            else
            {
                Nested(Parts.Child(part, name, child), child, at.At(name), visit);
            }
        }
    }

    private static bool IsObjectOrNone(JsonElement? json) => json is null or { ValueKind: JsonValueKind.Object };

    private WalkPlace BlockPlace(WalkPlace blocks, string id) =>
        new($"{blocks.At(id).Pointer}", $"blocks.{renames.After(id)}", "", TextMode.None);

    private void Emit(WalkPlace at, CodeOperation operation, JsonElement? before, JsonElement? after)
    {
        steps.Add();
        Changes.Add(new(new CodeChange(at.Entry, operation, at.Pointer, before, after), at.Setting));
    }
}
