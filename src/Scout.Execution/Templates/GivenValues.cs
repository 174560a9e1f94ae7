using System.Runtime.InteropServices;
using System.Text.Json;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>
/// An object of JSON as templates see it, read-only. On the way along a path only what is read is converted; as the value of a node it is whole, because what
/// works on it then is the library's, which asks for more than a member. Not safe for many threads: a run renders one template at a time.
/// </summary>
internal sealed class GivenObject(JsonElement json) : ScriptObject(0, autoImportStaticsFromThisType: false)
{
    private JsonElement _json = json;
    private bool _isWhole;

    /// <summary>How long its JSON is.</summary>
    public int Written { get; } = JsonMarshal.GetRawUtf8Value(json).Length;

    public override bool Contains(string member) => base.Contains(member) || (!_isWhole && _json.TryGetProperty(member, out _));

    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (base.TryGetValue(context!, span, member, out value) || _isWhole || !_json.TryGetProperty(member, out var json))
        {
            return base.Contains(member);
        }

        value = JsonScript.ToScript(json);
        SetValue(member, value, readOnly: false);
        return true;
    }

    /// <summary>Converts what is left, with everything in it.</summary>
    public void ConvertAll()
    {
        if (_isWhole)
        {
            return;
        }

        _isWhole = true;
        KeyValuePair<string, object?>[] read = [.. this];
        // In the order of the JSON, whatever was read first.
        Clear();
        foreach (var member in _json.EnumerateObject())
        {
            var value = Array.Find(read, pair => pair.Key == member.Name) is { Key: not null } known ? known.Value : JsonScript.ToScript(member.Value);
            SetValue(member.Name, value, readOnly: false);
        }

        _json = default;
        foreach (var pair in this)
        {
            GivenArray.ConvertAll(pair.Value);
        }
    }
}

/// <summary>A list of JSON as templates see it, read-only.</summary>
internal sealed class GivenArray : ScriptArray
{
    private bool _isWhole;

    private GivenArray(int capacity, int written) : base(capacity) => Written = written;

    /// <summary>How long its JSON is.</summary>
    public int Written { get; }

    public static GivenArray Of(JsonElement json)
    {
        var list = new GivenArray(json.GetArrayLength(), JsonMarshal.GetRawUtf8Value(json).Length);
        foreach (var item in json.EnumerateArray())
        {
            list.Add(JsonScript.ToScript(item));
        }

        list.IsReadOnly = true;
        return list;
    }

    /// <summary>Converts what is left in a value.</summary>
    public static void ConvertAll(object? value)
    {
        switch (value)
        {
            case GivenObject members:
                members.ConvertAll();
                break;
            case GivenArray items:
                items.ConvertAll();
                break;
        }
    }

    /// <summary>Converts what is left of its items.</summary>
    public void ConvertAll()
    {
        if (_isWhole)
        {
            return;
        }

        _isWhole = true;
        foreach (var item in this)
        {
            ConvertAll(item);
        }
    }
}
