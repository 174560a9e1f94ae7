using System.Runtime.InteropServices;
using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Execution.Runs;

/// <summary>What the items of a loop have yielded so far, in as little memory as it takes: a loop may have very many.</summary>
internal sealed class ItemResults(int items)
{
    private static readonly byte[] Null = "null"u8.ToArray();

    // A parsed value takes ten times the memory of a short text.
    private readonly byte[]?[] _texts = new byte[]?[items];
    private int _done;

    /// <summary>Whether every item has yielded.</summary>
    public bool AreAll => _done == _texts.Length;

    /// <summary>Takes an item's result.</summary>
    public void Add(int index, JsonElement result)
    {
        _texts[index] = result.ValueKind == JsonValueKind.Null ? Null : JsonMarshal.GetRawUtf8Value(result).ToArray();
        _done++;
    }

    /// <summary>All of them, in the items' order.</summary>
    public JsonElement ToList() => PlainJson.List(_texts.Select(text => PlainJson.Parsed(text!)));
}
