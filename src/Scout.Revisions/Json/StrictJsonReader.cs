using System.Text;
using System.Text.Json;

namespace Scout.Revisions.Json;

/// <summary>Refuses JSON that has no canonical form, and says where.</summary>
internal static class StrictJsonReader
{
    public static void Check(ReadOnlySpan<byte> utf8)
    {
        // One deeper than allowed, so that the refusal is ours and names the place.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = CanonicalJson.MaxDepth + 1 });
        var at = new JsonPointer();
        try
        {
            reader.Read();
            Value(ref reader, at);
            reader.Read();
        }
        catch (JsonException error)
        {
            throw JsonErrors.NotJson(at.ToString(), error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
        }
    }

    private static void Value(ref Utf8JsonReader reader, JsonPointer at)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: Object(ref reader, at); break;
            case JsonTokenType.StartArray: Array(ref reader, at); break;
            case JsonTokenType.String: Text(ref reader, at); break;
            case JsonTokenType.Number: Number(ref reader, at); break;
            default: break;
        }
    }

    private static void Object(ref Utf8JsonReader reader, JsonPointer at)
    {
        Deeper(at);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Text(ref reader, at);
            at.Enter(name);
            if (!names.Add(name))
            {
                throw JsonErrors.DuplicateKey(at.ToString());
            }

            reader.Read();
            Value(ref reader, at);
            at.Leave();
        }
    }

    private static void Array(ref Utf8JsonReader reader, JsonPointer at)
    {
        Deeper(at);
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            at.Enter(index);
            Value(ref reader, at);
            at.Leave();
        }
    }

    // The framework throws InvalidOperationException where text is no Unicode: escaped lone surrogates, broken UTF-8.
    private static string Text(ref Utf8JsonReader reader, JsonPointer at)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw JsonErrors.LoneSurrogate(at.ToString());
        }
    }

    private static void Number(ref Utf8JsonReader reader, JsonPointer at)
    {
        var text = Encoding.ASCII.GetString(reader.ValueSpan);
        if (EcmaScriptNumber.Canonical(text) is null)
        {
            throw JsonErrors.NumberIsNoDouble(at.ToString(), text);
        }
    }

    private static void Deeper(JsonPointer at)
    {
        if (at.Depth >= CanonicalJson.MaxDepth)
        {
            throw JsonErrors.TooDeep(at.ToString());
        }
    }
}
