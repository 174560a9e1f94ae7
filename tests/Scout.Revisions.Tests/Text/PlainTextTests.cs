using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Text;

namespace Scout.Revisions.Tests.Text;

public sealed class PlainTextTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = ReadableEncoder.Instance };

    [Theory]
    [InlineData("\e[31mred\a", @"\u001b[31mred\u0007")]
    [InlineData("\u009b31m\u007f\0", @"\u009b31m\u007f\u0000")]
    [InlineData("abc\u202Edef\u2066g\u200e", @"abc\u202edef\u2066g\u200e")]
    [InlineData("a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg", @"a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg")]
    [InlineData("a\u2028b\u2029c", @"a\u2028b\u2029c")]
    [InlineData("a\rb\r\nc\r", "a\\u000db\nc\\u000d")]
    [InlineData("a\ufe0fb\U000e0041c\U000e0101", @"a\ufe0fb\udb40\udc41c\udb40\udd01")]
    public void What_is_obeyed_or_hidden_is_shown(string text, string expected) => Assert.Equal(expected, PlainText.Of(text));

    // An attribute cannot hold half of a character.
    [Fact]
    public void Half_of_a_character_is_shown()
    {
        Assert.Equal(@"a\ud83d", PlainText.Of("a\ud83d"));
        Assert.Equal(@"\ude00b\ud83d😀", PlainText.Of("\ude00b\ud83d😀"));
    }

    [Theory]
    [InlineData("two\nlines\tand a tab")]
    [InlineData("Grüße, 漢字, 한국어, עברית, العربية, e\u0301")]
    [InlineData("😀 👍🏽 🇩🇪 ❤\uFE0F 1\uFE0F\u20E3 ‼\uFE0F")]
    [InlineData("👩\u200D🚀 👨\u200D👩\u200D👧 🏳\uFE0F\u200D🌈 👩🏽\u200D🚀")]
    [InlineData("می\u200Cخواهم क्\u200Dष")]
    [InlineData("葛\U000E0100 no\u00A0break")]
    [InlineData("")]
    public void What_is_writing_stays_as_it_is(string text) => Assert.Same(text, PlainText.Of(text));

    [Fact]
    public void Every_character_of_the_kinds_that_are_obeyed_is_shown()
    {
        var kinds = Enumerable.Range(0, 0x110000).Where(value => value is < 0xD800 or > 0xDFFF)
            .Where(value => value is (< ' ' and not ('\n' or '\t')) or (>= 0x7F and <= 0x9F) or 0x061C or (>= 0x200B and <= 0x200F) or (>= 0x2028 and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE007F));

        Assert.All(kinds, value => Assert.StartsWith(@"a\u", PlainText.Of($"a{char.ConvertFromUtf32(value)}b"), StringComparison.Ordinal));
    }

    [Fact]
    public void In_JSON_it_is_the_same_value()
    {
        var all = string.Concat(Enumerable.Range(0, 0x30000).Where(value => value is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32));
        var written = JsonSerializer.Serialize(all, Readable);

        var plain = PlainText.Of(written);

        Assert.NotEqual(written, plain);
        Assert.Equal(all, JsonSerializer.Deserialize<string>(plain));
    }

    [Fact]
    public void A_writer_shows_it_whichever_way_it_is_written_and_keeps_characters_whole()
    {
        using var inner = new StringWriter { NewLine = "\n" };
        using var writer = PlainWriter.Over(inner);

        foreach (var letter in "\e😀\a")
        {
            writer.Write(letter);
        }

        writer.Write("\e");
        writer.Write("x\ey".ToCharArray(), 1, 1);
        writer.Write("\e".AsSpan());
        writer.Write("{0}", "\e");
        writer.WriteLine("\e");
        writer.WriteLine("\e".ToCharArray());
        writer.WriteLine("\e".AsSpan());
        writer.WriteLine();
        writer.Write((object)"\e");

        Assert.Equal(@"\u001b😀\u0007" + string.Concat(Enumerable.Repeat(@"\u001b", 5)) + "\n" + string.Concat(Enumerable.Repeat("\\u001b\n", 2)) + "\n\\u001b", inner.ToString());
    }
}
