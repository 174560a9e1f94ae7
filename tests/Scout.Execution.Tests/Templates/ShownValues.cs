using Scout.Execution.Templates;

namespace Scout.Execution.Tests.Templates;

public class ShownValues
{
    private static readonly TemplateEngine Engine = new(TemplateLimits.Default, TimeProvider.System);

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("\"\"")]
    [InlineData("\"é 😀\\n\\u0041\"")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-17")]
    [InlineData("-2147483648")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("12345678901234567890")]
    [InlineData("[1,\"x\"]")]
    [InlineData("{\"a\":1}")]
    public void A_hole_alone_shows_what_it_shows_between_others(string json)
    {
        var values = new Variables($$"""{"value":{{json}}}""");
        Assert.Equal(Engine.Render("<{{ value }}>", values), $"<{Engine.Render("{{ value }}", values)}>");
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("true", "value")]
    [InlineData("false", "value")]
    public void A_condition_may_be_a_value_or_a_word(string expected, string condition) =>
        Assert.Equal(expected == "true", Engine.Test(condition, new Variables($$"""{"value":{{expected}}}""")));

    [Theory]
    [InlineData("1", "a number")]
    [InlineData("\"true\"", "a text")]
    public void A_condition_is_a_boolean(string json, string what) =>
        Assert.Contains(what, Assert.Throws<ScoutException>(() => Engine.Test("value", new Variables($$"""{"value":{{json}}}"""))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ null }}", "")]
    [InlineData("{{ true }}", "true")]
    [InlineData("no {hole} }} here", "no {hole} }} here")]
    public void Words_and_plain_text_are_no_names(string template, string expected) =>
        Assert.Equal(expected, Engine.Render(template, new Variables("""{"null":"x","true":"y"}""")));

    [Fact]
    public void A_text_that_is_too_long_is_refused_however_it_is_shown()
    {
        var values = new Variables($$"""{"value":"{{new string('x', TemplateLimits.Default.Output + 1)}}"}""");
        Assert.Contains("limit", Assert.Throws<ScoutException>(() => Engine.Render("{{ value }}", values)).Message, StringComparison.Ordinal);
    }
}
