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

    [Theory]
    [InlineData("{{ $'{value.list} {true} {null} {1.5} {value.object}' }}", "[1,2] true  1.5 {\"a\":true}")]
    [InlineData("{{ x = value.object; $'a{x}b{$'{x}'}' }}", "a{\"a\":true}b{\"a\":true}")]
    [InlineData("{{ value.object | array.uniq }}", "[{\"key\":\"a\",\"value\":true}]")]
    [InlineData("{{ for member in value.object }}{{ member }}{{ end }}", "{\"key\":\"a\",\"value\":true}")]
    [InlineData("{{ value.object ? 1 : 2 }}", "1")]
    public void No_value_shows_a_name_of_the_language_that_it_is_made_with(string template, string shown) =>
        Assert.Equal(shown, Engine.Render(template, new Variables("""{"value":{"list":[1,2],"object":{"a":true}}}""")));

    [Fact]
    public void A_value_whose_parts_are_shared_is_no_larger_as_JSON_than_it_may_be()
    {
        var values = new Variables($$"""{"value":"{{new string('a', 100_000)}}"}""");
        var error = Assert.Throws<ScoutException>(() => Engine.Evaluate("(1..10000) | array.each @(do; ret value; end)", values));
        Assert.Equal("SCOUT7104", error.Code);
    }

    [Theory]
    [InlineData("(a)(b)?", "$2$1", "xaby", "xbay")]
    [InlineData("", "-", "ab", "-a-b-")]
    [InlineData("b", "$`", "abc", "aac")]
    [InlineData("b", "$$", "abc", "a$c")]
    public void A_pattern_is_replaced_as_NET_does(string pattern, string replacement, string text, string expected)
    {
        Assert.Equal(System.Text.RegularExpressions.Regex.Replace(text, pattern, replacement), expected);
        Assert.Equal(expected, Engine.Render("{{ value.text | regex.replace value.pattern value.by }}", new Variables($$$"""{"value":{"text":"{{{text}}}","pattern":"{{{pattern}}}","by":"{{{replacement}}}"}}""")));
    }

    [Theory]
    [InlineData("", "ab")]
    [InlineData("(b)|(x)", "abc")]
    [InlineData("z", "abc")]
    [InlineData("[ac]", "abc")]
    public void A_text_is_split_by_a_pattern_as_NET_does(string pattern, string text)
    {
        var parts = System.Text.Json.JsonSerializer.Serialize(System.Text.RegularExpressions.Regex.Split(text, pattern));
        Assert.Equal(parts, Engine.Render("{{ value.text | regex.split value.pattern }}", new Variables($$$"""{"value":{"text":"{{{text}}}","pattern":"{{{pattern}}}"}}""")));
    }
}
