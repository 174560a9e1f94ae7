using Scout.Execution.Templates;

namespace Scout.Execution.Tests.Templates;

public class CharacterTests
{
    private static readonly TemplateEngine Engine = new(TemplateLimits.Default, TimeProvider.System);

    private static readonly Variables Values = new("""{"i":{"text":"Hi 😀 there","family":"👩‍👩‍👧x","accent":"e\u0301a"} }""");

    [Theory]
    [InlineData("i.text | string.truncate 7", "Hi 😀...")]
    [InlineData("i.text | string.truncate 4 ''", "Hi 😀")]
    [InlineData("i.text | string.truncate 99", "Hi 😀 there")]
    [InlineData("i.text | string.truncate 2", "...")]
    [InlineData("i.text | string.slice 3 1", "😀")]
    [InlineData("i.text | string.slice1 3", "😀")]
    [InlineData("i.text | string.slice 4", " there")]
    [InlineData("i.text | string.slice (-5) 2", "th")]
    [InlineData("i.text | string.slice (-99) 2", "")]
    [InlineData("i.text | string.slice 99", "")]
    [InlineData("i.text | string.slice 1 (-1)", "")]
    [InlineData("i.text | string.size", "10")]
    [InlineData("i.text | string.index_of 'there'", "5")]
    [InlineData("i.text | string.index_of 'nobody'", "-1")]
    [InlineData("i.text | string.slice (i.text | string.index_of 'there')", "there")]
    [InlineData("i.family | string.slice 0 1", "👩‍👩‍👧")]
    [InlineData("i.accent | string.truncate 1 ''", "e\u0301")]
    [InlineData("(i.family | string.pad_left 3) + '|' + (i.family | string.pad_right 3)", " 👩‍👩‍👧x|👩‍👩‍👧x ")]
    public void Text_is_counted_and_cut_by_characters(string expression, string expected) => Assert.Equal(expected, Engine.Render("{{ " + expression + " }}", Values));

    [Theory]
    [InlineData("('😀' | regex.match '.')[0]")]
    [InlineData("i.text[3]")]
    public void Half_of_a_character_is_never_handed_on(string expression)
    {
        var rendered = Assert.Throws<ScoutException>(() => Engine.Render("{{ " + expression + " }}", Values));
        Assert.Contains("a character in half", rendered.Message, StringComparison.Ordinal);
        Assert.Throws<ScoutException>(() => Engine.Evaluate("{ a: (" + expression + ") + '' }", Values));
    }
}
