using System.Text.Json.Nodes;
using Scout.Environments.Diff;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Tests.Diff;

/// <summary>Makes revisions of every shape from a seed, and edits them as people do: change, add, remove, move, rename.</summary>
internal sealed class RandomRevision(int seed)
{
    private readonly Random _random = new(seed);
    private int _ids;

    public JsonObject Make(int size)
    {
        var (blocks, result) = Scope(size, 0, ["inputs"]);
        return new JsonObject
        {
            ["format"] = 1,
            ["workflow"] = "random",
            ["input"] = Schema(),
            ["output"] = Schema(),
            ["blocks"] = blocks,
            ["result"] = result,
            ["files"] = _random.Next(3) == 0 ? new JsonObject { ["texts/terms.md"] = $"sha256:{_random.Next(3)}" } : null,
            ["calls"] = _random.Next(3) == 0 ? new JsonObject { ["child"] = $"sha256:{_random.Next(3)}" } : null,
        };
    }

    public (JsonObject Revision, DiffAnnotations Annotations) Edit(JsonObject revision, int edits)
    {
        var edited = revision.DeepClone().AsObject();
        var annotations = DiffAnnotations.None.Blocks;
        for (var i = 0; i < edits; i++)
        {
            var scopes = Scopes(edited).ToList();
            var scope = scopes[_random.Next(scopes.Count)];
            var ids = scope.Select(b => b.Key).ToList();
            switch (_random.Next(7))
            {
                case 0:
                    scope.Add(NewId(), Block(0, ["inputs"]));
                    break;
                case 1 when ids.Count > 0:
                    scope.Remove(Pick(ids));
                    break;
                case 2 when ids.Count > 0:
                    scope.Remove(Pick(ids), out var moved);
                    var targets = Scopes(edited).ToList();
                    targets[_random.Next(targets.Count)].Add(NewId(), moved);
                    break;
                case 3 when ids.Count > 0:
                    var id = Pick(ids);
                    scope.Remove(id, out var renamed);
                    var name = NewId();
                    scope.Add(name, renamed);
                    annotations = annotations.Add(name, new BlockAnnotation(FormerId: id));
                    break;
                case 4:
                    edited[_random.Next(2) == 0 ? "input" : "output"] = Schema();
                    break;
                case 5 when ids.Count > 0:
                    var old = Pick(ids);
                    scope.Remove(old, out var other);
                    var elsewhere = Scopes(edited).ToList();
                    elsewhere[_random.Next(elsewhere.Count)].Add(old, other);
                    break;
                default:
                    if (ids.Count > 0)
                    {
                        scope[Pick(ids)]!["config"] = Value(3);
                    }

                    break;
            }
        }

        return (edited, new DiffAnnotations { Blocks = annotations });
    }

    private static IEnumerable<JsonObject> Scopes(JsonObject scope)
    {
        var blocks = scope["blocks"]!.AsObject();
        return blocks.SelectMany(b => b.Value!.AsObject()).SelectMany(Inner).SelectMany(Scopes).Prepend(blocks);

        static IEnumerable<JsonObject> Inner(KeyValuePair<string, JsonNode?> member) => (member.Key, member.Value) switch
        {
            ("then" or "otherwise" or "body" or "until", JsonObject branch) => [branch],
            ("cases" or "on_error", JsonObject branches) => branches.Where(b => b.Key != "continue").Select(b => b.Value!.AsObject()),
            _ => [],
        };
    }

    private (JsonObject Blocks, JsonNode Result) Scope(int size, int depth, List<string> known)
    {
        var blocks = new JsonObject();
        var ids = known.ToList();
        for (var i = 0; i < size; i++)
        {
            var id = NewId();
            blocks.Add(id, Block(depth, ids));
            ids.Add(id);
        }

        return (blocks, _random.Next(2) == 0 ? Pick(ids) : new JsonObject { ["a"] = Pick(ids), ["b"] = new JsonObject { ["$literal"] = Value(1) } });
    }

    private JsonObject Block(int depth, List<string> known)
    {
        string[] types = ["text", "llm", "code", "if", "switch", "foreach", "future"];
        var type = depth > 2 ? types[_random.Next(3)] : types[_random.Next(types.Length)];
        var block = new JsonObject
        {
            ["type"] = type,
            ["needs"] = new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(known)).Distinct().Order(StringComparer.Ordinal).Select(n => JsonValue.Create(n))]),
            ["config"] = Config(type, known),
            ["output"] = Schema(),
        };
        string[] scopes = type switch { "if" => ["then", "otherwise"], "foreach" => ["body"], "future" => ["until"], _ => [] };
        foreach (var name in scopes)
        {
            block[name] = ScopeJson(depth, known);
        }

        if (type == "switch")
        {
            block["cases"] = new JsonObject { ["blocks"] = ScopeJson(depth, known), ["b"] = ScopeJson(depth, known) };
        }

        if (_random.Next(5) == 0)
        {
            block["on_error"] = _random.Next(2) == 0 ? new JsonObject { ["continue"] = Pick(known) } : new JsonObject { ["fallback"] = ScopeJson(depth, known) };
        }

        return block;
    }

    private JsonObject ScopeJson(int depth, List<string> known)
    {
        var (blocks, result) = Scope(_random.Next(3), depth + 1, known);
        return new JsonObject { ["blocks"] = blocks, ["result"] = result };
    }

    private JsonObject Config(string type, List<string> known) => type switch
    {
        "text" => new JsonObject { ["template"] = $"Hello {{{{ {Pick(known)}.x }}}}" },
        "if" => new JsonObject { ["condition"] = $"{Pick(known)}.urgent" },
        _ => new JsonObject { ["arguments"] = new JsonArray(Pick(known)), ["other"] = Value(3) },
    };

    private JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var name in new[] { "a", "b", "c" }.Where(_ => _random.Next(2) == 0))
        {
            properties[name] = new JsonObject { ["type"] = _random.Next(2) == 0 ? "string" : "integer" };
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }

    private JsonNode? Value(int depth) => _random.Next(depth == 0 ? 4 : 6) switch
    {
        0 => null,
        1 => _random.Next(3),
        2 => "text " + _random.Next(3),
        3 => _random.Next(2) == 0,
        4 => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth - 1))]),
        _ => new JsonObject([.. Enumerable.Range(0, _random.Next(4)).Select(i => KeyValuePair.Create($"~/{i}", Value(depth - 1)))]),
    };

    private string NewId() => $"b{_ids++}";

    private string Pick(List<string> from) => from[_random.Next(from.Count)];
}
