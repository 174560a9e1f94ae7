using System.Globalization;
using System.Text;
using System.Text.Json;
using Scout.Tool.Tests.Output;

namespace Scout.Tool.Tests.Mutations;

/// <summary>One change of one place of a JSON text: another value, of the same type or of any other; or the member is left out, there twice, or called something else.</summary>
internal static class JsonMutation
{
    // As they stand in the text: some are no JSON.
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "2", "0.5", "1e5", "-0", "1e400", "-1e400", "9007199254740993", "99999999999999999999999", "2147483648", "4294967296", "1E-400", "01", "NaN",
        "\"\"", "\" \"", "\"x\"", "\"null\"", "\"1\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\u0000b\"", "\"..\"", "\"../../../etc/passwd\"", "\"/etc/passwd\"", "\"C:\\\\x\"", "\"a/b\"", "\"CON\"", "\"a\\nb\"",
        "\"2026-13-45T99:99:99Z\"", "\"0001-01-01T00:00:00+00:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"00:00:00\"", "\"-1.00:00:00\"", "\"99999999.00:00:00\"",
        "[]", "{}", "[null]", "[[]]", "[{}]", "[0]", "[\"x\"]", "{\"\":null}", "{\"a\":null}", "{\"a\":{}}", "{\"format\":1}", "{\"$ref\":\"#\"}", "{\"type\":\"object\",\"properties\":null}", "{\"type\":[]}", "",
    ];

    private static readonly string[] Names = ["", "x", "null", "\\ud800", "a\\u0000b", "..", "a/b", "~", "$ref", "type", "format", "Format", "constructor"];

    /// <summary>The changed text, and what was done in words.</summary>
    public static (string Text, string What) Of(JsonElement json, Random random)
    {
        var target = random.Next(Count(json));
        var writer = new Writer(target, random);
        writer.Write(json, "");
        return (writer.Text.ToString(), writer.What);
    }

    private static int Count(JsonElement json) => 1 + json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Sum(member => Count(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Sum(Count),
        _ => 0,
    };

    private sealed class Writer(int target, Random random)
    {
        private int _next;

        public StringBuilder Text { get; } = new();

        public string What { get; private set; } = "nothing";

        public void Write(JsonElement json, string at)
        {
            if (_next++ == target)
            {
                _next += Count(json) - 1;
                var value = Value(json);
                What = $"{(at.Length == 0 ? "/" : at)} = {(value.Length > 60 ? value[..60] + "..." : value)}";
                Text.Append(value);
                return;
            }

            switch (json.ValueKind)
            {
                case JsonValueKind.Object:
                    Text.Append('{');
                    Between([.. json.EnumerateObject().Select(member => (Action)(() => Member(member, at)))]);
                    Text.Append('}');
                    break;
                case JsonValueKind.Array:
                    Text.Append('[');
                    Between([.. json.EnumerateArray().Select((item, i) => (Action)(() => Write(item, $"{at}/{i}")))]);
                    Text.Append(']');
                    break;
                default:
                    Text.Append(json.GetRawText());
                    break;
            }
        }

        private void Between(Action[] parts)
        {
            var any = false;
            foreach (var part in parts)
            {
                var before = Text.Length;
                if (any)
                {
                    Text.Append(',');
                }

                var start = Text.Length;
                part();
                any |= Text.Length > start;
                if (Text.Length == start)
                {
                    Text.Length = before;
                }
            }
        }

        private void Member(JsonProperty member, string at)
        {
            var (name, place) = ($"\"{JsonEncodedText.Encode(member.Name)}\"", $"{at}/{member.Name}");
            if (_next != target || random.Next(3) > 0)
            {
                Text.Append(name).Append(':');
                Write(member.Value, place);
                return;
            }

            _next += Count(member.Value);
            var value = member.Value.GetRawText();
            switch (random.Next(4))
            {
                case 0:
                    What = $"{place} left out";
                    break;
                case 1:
                    What = $"{place} there twice";
                    Text.Append(CultureInfo.InvariantCulture, $"{name}:{value},{name}:{(random.Next(2) == 0 ? value : Value(member.Value))}");
                    break;
                case 2:
                    var other = random.Next(5) == 0 ? JsonEncodedText.Encode(Hostile.Name).ToString() : Names[random.Next(Names.Length)];
                    What = $"{place} called {other}";
                    Text.Append(CultureInfo.InvariantCulture, $"\"{other}\":{value}");
                    break;
                default:
                    What = $"beside {place}";
                    Text.Append(CultureInfo.InvariantCulture, $"{name}:{value},\"{Names[random.Next(Names.Length)]}\":{Value(member.Value)}");
                    break;
            }
        }

        private string Value(JsonElement was) => random.Next(8) switch
        {
            0 => JsonSerializer.Serialize(random.Next(2) == 0 ? Hostile.Text : Hostile.Name),
            1 when was.ValueKind == JsonValueKind.String => Edited(was.GetString()!),
            2 => random.Next(6) switch
            {
                0 => new string('[', 200) + new string(']', 200),
                1 => string.Concat(Enumerable.Repeat("{\"a\":", 130)) + "1" + new string('}', 130),
                2 => $"\"{new string('x', 70_000)}\"",
                3 => new string('9', 400),
                4 => $"[{string.Join(',', Enumerable.Repeat("null", 2000))}]",
                _ => $"{{\"{new string('n', 300)}\":1}}",
            },
            _ => Values[random.Next(Values.Length)],
        };

        // Still of its kind, and another: a hash, a time, a name.
        private string Edited(string text)
        {
            var at = random.Next(text.Length + 1);
            var edited = random.Next(4) switch
            {
                0 when text.Length > 0 => text.Remove(Math.Min(at, text.Length - 1), 1),
                1 => text.Insert(at, text.Length > at ? text[at].ToString() : "0"),
                2 => text.ToUpperInvariant(),
                _ when text.Length > 0 => string.Concat(text.AsSpan(0, Math.Min(at, text.Length - 1)), text[Math.Min(at, text.Length - 1)] == '0' ? "1" : "0", text.AsSpan(Math.Min(at, text.Length - 1) + 1)),
                _ => "0",
            };
            return JsonSerializer.Serialize(edited);
        }
    }
}
