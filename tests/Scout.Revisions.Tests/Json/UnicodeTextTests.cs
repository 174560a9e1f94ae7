using System.Text;
using Scout.Revisions.Json;
using Scout.Revisions.Project;
using Scout.Revisions.Schemas;

namespace Scout.Revisions.Tests.Json;

public class UnicodeTextTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("a😀b", true)]
    [InlineData("<high><low>", true)]
    [InlineData("<high>", false)]
    [InlineData("<low>", false)]
    [InlineData("<low><high>", false)]
    [InlineData("😀<high>😀", false)]
    [InlineData("a<high>", false)]
    public void Half_of_a_character_is_seen(string text, bool isWhole) =>
        Assert.Equal(isWhole, UnicodeText.IsWhole(text.Replace("<high>", "\ud83d", StringComparison.Ordinal).Replace("<low>", "\ude00", StringComparison.Ordinal)));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abc...")]
    [InlineData("ab😀defg", 6, "ab...")]
    [InlineData("ab👩‍👩‍👧defg", 9, "ab...")]
    [InlineData("abe\u0301efg", 7, "abe\u0301efg")]
    [InlineData("aabe\u0301fgh", 7, "aab...")]
    public void A_text_is_cut_between_characters(string text, int most, string expected) => Assert.Equal(expected, UnicodeText.Shorten(text, most));

    [Theory]
    [InlineData("""{ "variables": { "brand": "\ud83d" } }""", "/variables/brand: the text holds half of a character")]
    [InlineData("""{ "variables": { "brand": "a", "brand": "b" } }""", "/variables/brand: the member is there twice")]
    [InlineData("""{ "variables": oops }""", "line 1, character 16: oops } is not expected here")]
    public void A_project_file_says_what_is_wrong_in_words_of_ours(string file, string expected)
    {
        var error = Assert.Throws<ScoutException>(() => ProjectFileReader.Read(Encoding.UTF8.GetBytes(file), "scout.json"));

        Assert.Equal("SCOUT6003", error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_types_with_half_of_a_character_are_neither_written_nor_read()
    {
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Serialize(new[] { "a\ud83d" }, JsonShape.Options));
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, int> { ["a\ud83d"] = 1 }, JsonShape.Options));
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<string>("""  "\ud83d" """, JsonShape.Options));
        Assert.Equal("\"a😀\"", System.Text.Json.JsonSerializer.Serialize("a😀", JsonShape.Options));
    }
}
