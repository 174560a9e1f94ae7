using System.Text.Json.Nodes;

namespace Scout.Tool.Tests.Reviewing;

/// <summary>Makes JSON of every shape from a seed, with what is easily got wrong, and edits it.</summary>
internal sealed class RandomJson(int seed)
{
    private const int Deepest = 100;

    private static readonly string[] Names = ["a", "b", "", "/", "~", "~1", "a/b~c", "_t", "_0", "0", "1", "-", "%", "%0", ".", "🫖", "$ref", "__proto__"];

    private static readonly string[] Texts = ["", "a", "🫖", "🫖🍵", "2026-11-01T09:30:00Z", "2026-11-01", "1", "null", "/Date(0)/", "one\ntwo\n", "a long text with many words in it, longer than fifty letters 🫖", "a long text with many words in it, longer than fifty letters 🍵"];

    private static readonly string[] Numbers = ["0", "1", "1.0", "-1", "0.1", "0.10000000000000002", "1e-7", "2e-7", "1e21", "9007199254740992", "9007199254740994", "1.7976931348623157e308", "5e-324"];

    private readonly Random _random = new(seed);

    public JsonNode? Make() => _random.Next(40) == 0 ? Deep() : Value(4);

    /// <summary>The document after one to four edits somewhere in it.</summary>
    public JsonNode? Edit(JsonNode? json)
    {
        var root = new JsonArray(json?.DeepClone());
        for (var edits = _random.Next(1, 5); edits > 0; edits--)
        {
            Edit(root, 0);
        }

        return root.Count == 0 ? null : root[0]?.DeepClone();
    }

    private void Edit(JsonNode around, int depth)
    {
        switch (around)
        {
            case JsonObject members:
                var name = members.Count > 0 && _random.Next(4) > 0 ? members.ElementAt(_random.Next(members.Count)).Key : Pick(Names);
                if (members.TryGetPropertyValue(name, out var child) && child is JsonObject or JsonArray && _random.Next(4) > 0)
                {
                    Edit(child!, depth + 1);
                }
                else if (_random.Next(3) == 0)
                {
                    members.Remove(name);
                }
                else
                {
                    members[name] = Value(depth > 90 ? 0 : 2);
                }

                break;
            case JsonArray items:
                var at = _random.Next(items.Count + 1);
                if (at < items.Count && items[at] is JsonObject or JsonArray && _random.Next(4) > 0)
                {
                    Edit(items[at]!, depth + 1);
                }
                else
                {
                    EditItem(items, at, depth);
                }

                break;
        }
    }

    private void EditItem(JsonArray items, int at, int depth)
    {
        // The document itself is the only item of the outermost array.
        if (depth == 0)
        {
            items.Clear();
            items.Add(Value(3));
            return;
        }

        switch (_random.Next(4))
        {
            case 0 when at < items.Count:
                items.RemoveAt(at);
                break;
            case 1 when at < items.Count:
                var moved = items[at];
                items.RemoveAt(at);
                items.Insert(_random.Next(items.Count + 1), moved);
                break;
            case 2 when at < items.Count:
                items[at] = Value(2);
                break;
            default:
                items.Insert(at, Value(depth > 90 ? 0 : 2));
                break;
        }
    }

    private JsonNode? Value(int depth) => _random.Next(depth > 0 ? 7 : 4) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 => JsonNode.Parse(Pick(Numbers)),
        3 => Pick(Texts),
        4 => new JsonArray([.. Enumerable.Range(0, _random.Next(5)).Select(_ => Value(depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, _random.Next(6)).Select(_ => Pick(Names)).Distinct().Select(name => KeyValuePair.Create(name, Value(depth - 1)))),
    };

    private JsonNode? Deep()
    {
        var json = Value(0);
        for (var depth = 0; depth < Deepest; depth++)
        {
            json = depth % 2 == 0 ? new JsonArray(json) : new JsonObject { [Pick(Names)] = json };
        }

        return json;
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
