using System.Text.Json;
using FsCheck.Xunit;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Revisions.Tests.Json;

public class ReadableEncoderTests
{
    public static TheoryData<string> Written => ["SnakeCaseJson", "JsonShape", "FilledJson"];

    [Theory]
    [MemberData(nameof(Written))]
    public void Characters_of_all_languages_and_emoji_are_written_as_they_are(string options)
    {
        const string Text = "😀 👩‍🚀 🇩🇪 漢字 𠮷 é Ω \uE0B0 '<&>+`/";

        Assert.Equal($"\"{Text}\"", JsonSerializer.Serialize(Text, Options(options)));
        Assert.Equal($"\"{Text}\"", JsonSerializer.Serialize(JsonElement.Parse(JsonSerializer.Serialize(Text)), Options(options)));
        Assert.Equal($"\"{Text}\"", PlainJson.Of(Text).GetRawText());
        Assert.Equal($$"""{"{{Text}}":1}""", JsonSerializer.Serialize(PlainJson.Object((Text, PlainJson.Of(1))), Options(options)));
    }

    [Theory]
    [InlineData("\"\\\b\t\n\f\r", """\"\\\b\t\n\f\r""")]
    [InlineData("\0\u001b\u007f\u009b", """\u0000\u001b\u007f\u009b""")]
    [InlineData("\u2028\u2029\u202e\u2066\ufeff", """\u2028\u2029\u202e\u2066\ufeff""")]
    public void What_JSON_or_a_terminal_obeys_is_escaped(string text, string expected) =>
        Assert.Equal($"\"😀{expected}😀\"", JsonSerializer.Serialize($"😀{text}😀", PlainJsonContext.Written));

    [Property(MaxTest = 500)]
    public void Whatever_is_written_is_read_as_it_was(string? text, int at)
    {
        var whole = string.Concat((text ?? "").EnumerateRunes().Select(rune => rune.ToString()));
        var mixed = whole.Insert(0, new string('x', Math.Abs(at % 300))) + "😀\u0001" + whole;

        Assert.Equal(mixed, JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(mixed, PlainJsonContext.Written)));
        Assert.Equal(mixed, JsonSerializer.Deserialize<string>(JsonSerializer.SerializeToUtf8Bytes(mixed, PlainJsonContext.Written)));
    }

    private static JsonSerializerOptions Options(string name) => name switch
    {
        "JsonShape" => JsonShape.Options,
        "FilledJson" => FilledJson.Options,
        _ => PlainJsonContext.Written,
    };
}
