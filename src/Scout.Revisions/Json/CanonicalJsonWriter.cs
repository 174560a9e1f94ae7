using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Scout.Revisions.Json;

/// <summary>Writes canonical text. The framework's writer cannot: it escapes emoji and writes <c>1E+21</c>.</summary>
internal sealed class CanonicalJsonWriter
{
    private readonly StringBuilder _text = new();
    private readonly JsonPointer _at = new();

    private readonly bool _isExact;

    private CanonicalJsonWriter(bool isExact) => _isExact = isExact;

    public static string Write(object? value, bool isExact = false)
    {
        var writer = new CanonicalJsonWriter(isExact);
        writer.Value(value);
        return writer._text.ToString();
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case null: _text.Append("null"); break;
            case JsonElement element: Element(element); break;
            case string text: String(text); break;
            case bool flag: _text.Append(flag ? "true" : "false"); break;
            case int number: Number(number.ToString(CultureInfo.InvariantCulture)); break;
            case long number: Number(number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: Number(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case JsonMembers members: Object([.. members]); break;
            case IEnumerable items: Array(items.Cast<object?>()); break;
            default: throw new ArgumentException($"{value.GetType()} has no JSON form here", nameof(value));
        }
    }

    private void Element(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object: Object([.. element.EnumerateObject().Select(member => KeyValuePair.Create(Name(member), (object?)member.Value))]); break;
            case JsonValueKind.Array: Array(element.EnumerateArray().Cast<object?>()); break;
            case JsonValueKind.String: String(Text(element)); break;
            case JsonValueKind.Number: Number(element.GetRawText()); break;
            case JsonValueKind.True: _text.Append("true"); break;
            case JsonValueKind.False: _text.Append("false"); break;
            case JsonValueKind.Null: _text.Append("null"); break;
            default: throw new ArgumentException("the JSON element is undefined", nameof(element));
        }
    }

    private void Object(KeyValuePair<string, object?>[] members)
    {
        Deeper();
        // UTF-16 code units, as RFC 8785 asks; not UTF-8 bytes, where U+FB33 and an emoji change places.
        System.Array.Sort(members, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        _text.Append('{');
        for (var i = 0; i < members.Length; i++)
        {
            _at.Enter(members[i].Key);
            if (i > 0)
            {
                if (members[i].Key == members[i - 1].Key)
                {
                    throw JsonErrors.DuplicateKey(_at.ToString());
                }

                _text.Append(',');
            }

            String(members[i].Key);
            _text.Append(':');
            Value(members[i].Value);
            _at.Leave();
        }

        _text.Append('}');
    }

    private void Array(IEnumerable<object?> items)
    {
        Deeper();
        _text.Append('[');
        var index = 0;
        foreach (var item in items)
        {
            if (index > 0)
            {
                _text.Append(',');
            }

            _at.Enter(index++);
            Value(item);
            _at.Leave();
        }

        _text.Append(']');
    }

    private void Number(string text) =>
        _text.Append(_isExact ? text : EcmaScriptNumber.Canonical(text) ?? throw JsonErrors.NumberIsNoDouble(_at.ToString(), text));

    private void String(string text)
    {
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\b': _text.Append("\\b"); break;
                case '\t': _text.Append("\\t"); break;
                case '\n': _text.Append("\\n"); break;
                case '\f': _text.Append("\\f"); break;
                case '\r': _text.Append("\\r"); break;
                case < ' ': _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                case var _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]): _text.Append(c).Append(text[++i]); break;
                case var _ when char.IsSurrogate(c): throw JsonErrors.LoneSurrogate(_at.ToString());
                default: _text.Append(c); break;
            }
        }

        _text.Append('"');
    }

    private void Deeper()
    {
        if (_at.Depth >= CanonicalJson.MaxDepth)
        {
            throw JsonErrors.TooDeep(_at.ToString());
        }
    }

    // The framework throws InvalidOperationException where text is no Unicode: escaped lone surrogates, broken UTF-8.
    private string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw JsonErrors.LoneSurrogate(_at.ToString());
        }
    }

    private string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw JsonErrors.LoneSurrogate(_at.ToString());
        }
    }
}

/// <summary>An object that is about to be written: members hold other objects, sequences, JSON elements, strings, numbers, booleans and null.</summary>
internal sealed class JsonMembers() : SortedDictionary<string, object?>(StringComparer.Ordinal);
