using System.Text;
using System.Text.Json;
using Scout.Execution.Templates;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Models;

/// <summary>
/// Reads a model's answer that has to be JSON, as models give it whatever they are told: with thoughts before it, in a fence of Markdown, between
/// sentences, with a comma too many. What it says is never guessed: of two values neither is taken, and one that is cut short is none.
/// </summary>
internal static class StructuredReply
{
    private const string Fence = "```";
    private static readonly string[] Thoughts = ["think", "thinking", "thought", "reasoning"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonReaderOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = CanonicalJson.MaxDepth };

    /// <summary>The JSON of an answer.</summary>
    /// <param name="block">The block that asked.</param>
    /// <param name="text">The answer.</param>
    /// <param name="schema">What it is to be.</param>
    /// <param name="isCut">Whether the model says that it stopped for want of room.</param>
    /// <exception cref="ScoutException">There is none, or more than one, or it is damaged.</exception>
    public static JsonElement Read(string block, string text, JsonElement schema, bool isCut = false)
    {
        var (kind, what) = SchemaView.Of(schema).Value.Target.Type switch
        {
            "object" => ((JsonValueKind?)JsonValueKind.Object, "object"),
            "array" => (JsonValueKind.Array, "list"),
            _ => (null, "value"),
        };
        var answer = WithoutThoughts(text.Trim('\uFEFF', ' ', '\t', '\r', '\n'));
        try
        {
            var json = Whole(answer) ?? Inside(answer) switch
            {
                null => Only(answer),
                var inside => Whole(inside) ?? Only(inside),
            };
            return Damage(json) is { } damage ? throw ModelErrors.ReplyIsDamaged(block, text, damage) : json;
        }
        catch (EncoderFallbackException)
        {
            throw ModelErrors.ReplyIsDamaged(block, text, "it has half of a character");
        }

        // The one value among sentences. What begins as JSON and is none is never passed over: what lies in it is not the answer.
        JsonElement Only(string talk)
        {
            var found = new List<JsonElement>();
            var bytes = Strict.GetBytes(talk);
            for (var at = bytes.AsSpan().IndexOfAny((byte)'{', (byte)'['); at >= 0 && at < bytes.Length; at++)
            {
                if (bytes[at] is not ((byte)'{' or (byte)'['))
                {
                    continue;
                }

                switch (Value(bytes.AsSpan(at), out var length))
                {
                    case Found.Value:
                        found.Add(JsonElement.Parse(bytes.AsSpan(at, length), Lenient));
                        at += length - 1;
                        break;
                    case Found.Beginning:
                        throw ModelErrors.ReplyIsCut(block, text, what);
                    case Found.Broken:
                        throw ModelErrors.ReplyIsNoJson(block, text, $"it is wrong near {TemplateErrors.Head(Encoding.UTF8.GetString(bytes.AsSpan(at + length)))}");
                    default:
                        break;
                }
            }

            found.RemoveAll(value => kind is not null && value.ValueKind != kind);
            return found switch
            {
                [var first, .. var more] when more.TrueForAll(other => JsonElement.DeepEquals(other, first)) => first,
                [_, ..] when Fitting() is [var only, .. var more] && more.TrueForAll(other => JsonElement.DeepEquals(other, only)) => only,
                [_, ..] => throw ModelErrors.ReplyIsSeveral(block, text, found.Count, what),
                _ => throw (isCut ? ModelErrors.ReplyIsCut(block, text, what) : ModelErrors.ReplyIsNoJson(block, text, $"it holds no JSON {what}")),
            };

            // What cannot be the answer, such as an empty object in a sentence, is talk.
            List<JsonElement> Fitting() => found.FindAll(value => SchemaCheck.ValidateAnswer(new(schema), value, out _, block).IsEmpty);
        }
    }

    private enum Found
    {
        Nothing,
        Value,
        Beginning,
        Broken,
    }

    private static JsonDocumentOptions Lenient => new() { CommentHandling = Tolerant.CommentHandling, AllowTrailingCommas = true, MaxDepth = Tolerant.MaxDepth };

    // The text of a fence, where there is exactly one: what stands around it is talk.
    private static string? Inside(string answer)
    {
        var begin = answer.IndexOf(Fence, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : answer.IndexOf(Fence, begin + Fence.Length, StringComparison.Ordinal);
        if (end < 0 || answer.IndexOf(Fence, end + Fence.Length, StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        var inside = answer[(begin + Fence.Length)..end];
        return (inside.StartsWith("json", StringComparison.OrdinalIgnoreCase) ? inside[4..] : inside).Trim();
    }

    private static string WithoutThoughts(string answer)
    {
        foreach (var name in Thoughts)
        {
            var (begin, end) = ($"<{name}>", $"</{name}>");
            if (answer.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
            {
                var at = answer.IndexOf(end, StringComparison.OrdinalIgnoreCase);
                return at < 0 ? "" : WithoutThoughts(answer[(at + end.Length)..].Trim());
            }

            // Some models begin in the middle of a thought.
            if (answer.IndexOf(end, StringComparison.OrdinalIgnoreCase) is > 0 and var only && !answer.StartsWith('{') && !answer.StartsWith('['))
            {
                return WithoutThoughts(answer[(only + end.Length)..].Trim());
            }
        }

        return answer;
    }

    private static JsonElement? Whole(string candidate)
    {
        try
        {
            return JsonElement.Parse(Strict.GetBytes(candidate), Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Where it is broken, the length says where.
    private static Found Value(ReadOnlySpan<byte> utf8, out int length)
    {
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(Tolerant));
        var tokens = 0;
        try
        {
            while (reader.Read())
            {
                tokens++;
                if (reader.CurrentDepth == 0 && tokens > 1)
                {
                    length = (int)reader.BytesConsumed;
                    return Found.Value;
                }
            }

            length = utf8.Length;
            return Found.Beginning;
        }
        catch (JsonException)
        {
            length = (int)reader.BytesConsumed;
            return tokens > 1 ? Found.Broken : Found.Nothing;
        }
    }

    private static string? Damage(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(Damage).FirstOrDefault(damage => damage is not null),
        JsonValueKind.Object => InMembers(value),
        JsonValueKind.String when !UnicodeText.IsWhole(value) => "it has half of a character",
        _ => null,
    };

    private static string? InMembers(JsonElement value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!UnicodeText.IsWhole(member))
            {
                return "it has half of a character";
            }

            if (!names.Add(member.Name))
            {
                return $"it has the member \"{member.Name}\" twice";
            }

            if (Damage(member.Value) is { } damage)
            {
                return damage;
            }
        }

        return null;
    }
}
