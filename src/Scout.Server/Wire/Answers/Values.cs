using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Answers;

/// <summary>Values of runs where clients want objects and whole numbers.</summary>
internal static class Values
{
    /// <summary>A value as an object: its own members, or itself under a name; nothing where there is none.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Object(JsonElement? value, string name) => value switch
    {
        null or { ValueKind: JsonValueKind.Undefined } => WireMembers.None,
        { ValueKind: JsonValueKind.Object } members => WireMembers.Of(members.EnumerateObject().Select(member => (member.Name, (JsonElement?)member.Value))),
        { } other => WireMembers.Of((name, other)),
    };

    /// <summary>What a block was given and gave: <c>input</c> and <c>output</c>.</summary>
    public static IReadOnlyDictionary<string, JsonElement> State(JsonElement? input, JsonElement? output = null) => WireMembers.Of(("input", input), ("output", output));

    /// <summary>What is known of how a block came to its end: what was used, and which failure its output stands in for.</summary>
    public static IReadOnlyDictionary<string, JsonElement>? Metadata(JsonElement? meta, params IEnumerable<(string Name, JsonElement? Value)> more)
    {
        var all = WireMembers.Of(Object(meta, "meta").Select(member => (member.Key, (JsonElement?)member.Value)).Concat(more));
        return all.Count == 0 ? null : all;
    }

    /// <summary>A failure as JSON.</summary>
    public static JsonElement? Error(RunError? error) => error is null ? null : PlainJson.Object(
        ("code", PlainJson.Of(error.Code)),
        ("message", Text(error.Message)),
        ("block_id", error.Block is { } block ? PlainJson.Of(block) : null));

    /// <summary>A text as JSON. Half of a character in it, which a library's message may have, becomes U+FFFD.</summary>
    public static JsonElement Text(string text) => PlainJson.Of(UnicodeText.IsWhole(text) ? text : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Whole milliseconds.</summary>
    public static long Milliseconds(double elapsed) => double.IsFinite(elapsed) ? (long)Math.Round(Math.Max(0, elapsed)) : 0;

    /// <summary>A count that is told unless it is nothing.</summary>
    public static long? UnlessNone(long count) => count == 0 ? null : count;
}
