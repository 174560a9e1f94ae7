using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments.Diff;

namespace Scout.Environments.Tests.Diff;

/// <summary>Applies a Code view as its documentation says, checking every "before" on the way.</summary>
internal static class Patch
{
    public static JsonElement Apply(JsonElement from, IEnumerable<CodeChange> changes)
    {
        var root = JsonSerializer.SerializeToNode(from)!;
        foreach (var change in changes)
        {
            switch (change.Operation)
            {
                case CodeOperation.Add:
                    Put(root, change.Path, Node(change.After), insert: true);
                    break;
                case CodeOperation.Remove:
                    Same(Take(root, change.Path), change.Before);
                    break;
                case CodeOperation.Replace:
                    Same(Get(root, change.Path), change.Before);
                    Put(root, change.Path, Node(change.After), insert: false);
                    break;
                default:
                    Put(root, change.Path, Take(root, change.From!), insert: true);
                    break;
            }
        }

        return JsonSerializer.SerializeToElement(root);
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);

    private static JsonNode? Node(JsonElement? json) => JsonSerializer.SerializeToNode(json!.Value);

    private static void Same(JsonNode? actual, JsonElement? expected) =>
        Assert.True(JsonNode.DeepEquals(actual, Node(expected)), $"{actual?.ToJsonString()} is not {expected}");

    private static (JsonNode Parent, string Name) Find(JsonNode root, string path)
    {
        var steps = path.Split('/').Skip(1).Select(s => s.Replace("~1", "/").Replace("~0", "~")).ToList();
        return (steps.SkipLast(1).Aggregate(root, (node, step) => node is JsonArray array ? array[Index(step)]! : node[step]!), steps[^1]);
    }

    private static JsonNode? Get(JsonNode root, string path) =>
        Find(root, path) is var (parent, name) && parent is JsonArray array ? array[Index(name)] : parent[name];

    private static JsonNode? Take(JsonNode root, string path)
    {
        var (parent, name) = Find(root, path);
        var value = Get(root, path)?.DeepClone();
        if (parent is JsonArray array)
        {
            array.RemoveAt(Index(name));
        }
        else
        {
            Assert.True(parent.AsObject().Remove(name));
        }

        return value;
    }

    private static void Put(JsonNode root, string path, JsonNode? value, bool insert)
    {
        var (parent, name) = Find(root, path);
        if (parent is JsonArray array)
        {
            if (insert)
            {
                array.Insert(Index(name), value);
            }
            else
            {
                array[Index(name)] = value;
            }
        }
        else
        {
            Assert.Equal(!insert, parent.AsObject().ContainsKey(name));
            parent[name] = value;
        }
    }
}
