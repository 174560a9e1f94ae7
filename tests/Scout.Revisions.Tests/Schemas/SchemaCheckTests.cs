using System.Text.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Schemas;

namespace Scout.Revisions.Tests.Schemas;

public class SchemaCheckTests
{
    private static readonly Schema Request = SchemaWriter.For(typeof(Shapes.Request));

    [Fact]
    public void A_slip_in_a_name_is_recognised() => Assert.Equal(
        ["inputs.user_mesage: unknown; did you mean user_message?", "inputs.user_message: missing; a text is expected"],
        Problems(Request, """{"user_mesage":"hi"}"""));

    [Fact]
    public void Every_problem_is_named_at_once() => Assert.Equal(
        [
            "inputs.locale: a text is expected, not the number 1",
            "inputs.limit: a whole number or null is expected, not the text \"five\"",
            "inputs.colour: unknown; known here are limit, locale, note, user_message",
            "inputs.user_message: missing; a text is expected",
        ],
        Problems(Request, """{"locale":1,"limit":"five","colour":"red"}"""));

    [Fact]
    public void Defaults_are_filled_in_where_nothing_is_given()
    {
        Assert.Empty(SchemaCheck.Validate(Request, Json("""{"user_message":"hi","limit":null}"""), out var filled));

        Assert.True(JsonElement.DeepEquals(Json("""{"user_message":"hi","limit":null,"locale":"en"}"""), filled), filled.ToString());
    }

    [Fact]
    public void Defaults_are_filled_in_inside_lists_and_objects()
    {
        var schema = SchemaWriter.For(typeof(Shapes.Page<Shapes.Line>));

        Assert.Empty(SchemaCheck.Validate(schema, Json("""{"items":[{"from":{"x":1}}],"total":1}"""), out var filled));

        Assert.True(JsonElement.DeepEquals(Json("""{"items":[{"from":{"x":1,"y":1.5},"width":0.10}],"total":1}"""), filled), filled.ToString());
    }

    [Fact]
    public void Defaults_are_filled_in_with_the_zeros_that_the_author_wrote()
    {
        Assert.Empty(SchemaCheck.Validate(SchemaWriter.For(typeof(Shapes.Prices)), Json("{}"), out var filled));

        Assert.Equal("1.10 1.1 10 [1.0,2.5]", string.Join(' ', new[] { "fee", "plain", "ten", "list" }.Select(name => filled.GetProperty(name).GetRawText())));
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("no JSON")]
    [InlineData("")]
    public void A_written_default_that_is_another_value_does_not_count(string written)
    {
        var schema = new Schema(Json($$"""{"properties":{"fee":{"default":1.1,"x-default-json":"{{written}}"} } }"""));

        Assert.Empty(SchemaCheck.Validate(schema, Json("{}"), out var filled));

        Assert.Equal("""{"fee":1.1}""", filled.GetRawText());
    }

    [Fact]
    public void Problems_inside_values_have_their_path() => Assert.Equal(
        [
            "inputs.items[1].user_message: a text is expected, not null",
            "inputs.items[2]: an object is expected, not a list",
            "inputs.total: the number is -2147483648 to 2147483647, not 3000000000",
        ],
        Problems(SchemaWriter.For(typeof(Shapes.Page<Shapes.Request>)), """{"items":[{"user_message":"a"},{"user_message":null},[]],"total":3000000000}"""));

    [Fact]
    public void A_recursive_type_is_checked_to_its_depths() => Assert.Equal(
        ["inputs.children[0].parent.name: missing; a text is expected"],
        Problems(SchemaWriter.For(typeof(Shapes.Tree)), """{"name":"a","children":[{"name":"b","children":[],"parent":{"children":[]}}]}"""));

    [Theory]
    [InlineData("""{"type":"string","enum":["billing","technical"]}""", "\"biling\"", "inputs: the text \"biling\" is not allowed; did you mean billing?")]
    [InlineData("""{"type":["string","null"],"enum":["a","b",null]}""", "\"xyz\"", "inputs: the text \"xyz\" is not allowed; allowed are a, b, null")]
    [InlineData("""{"const":1}""", "2", "inputs: 1 is expected, not the number 2")]
    [InlineData("""{"type":"integer"}""", "1.5", "inputs: a whole number is expected, not the number 1.5")]
    [InlineData("""{"type":"integer","format":"uint8"}""", "256", "inputs: the number is 0 to 255, not 256")]
    [InlineData("""{"type":"integer","format":"int64"}""", "9223372036854775808", "inputs: the number is -9223372036854775808 to 9223372036854775807, not 9223372036854775808")]
    [InlineData("""{"type":"number"}""", "1e400", "inputs: the number 1e400 is too large")]
    [InlineData("""{"type":"number","format":"decimal"}""", "1e30", "inputs: the number 1e30 is too large")]
    [InlineData("""{"type":"number","minimum":1}""", "0.5", "inputs: at least 1 is expected, not 0.5")]
    [InlineData("""{"type":"number","maximum":1}""", "1.5", "inputs: at most 1 is expected, not 1.5")]
    [InlineData("""{"type":"string","maxLength":1}""", "\"ab\"", "inputs: at most 1 characters are expected, not 2")]
    [InlineData("""{"type":"string","pattern":"^a+$"}""", "\"b\"", "inputs: the text does not match the pattern ^a+$")]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"soon\"", "inputs: a date and time such as 2026-11-01T12:00:00Z is expected, not the text \"soon\"")]
    [InlineData("""{"type":"string","format":"date"}""", "\"1.11.2026\"", "inputs: a date such as 2026-11-01 is expected, not the text \"1.11.2026\"")]
    [InlineData("""{"type":"string","format":"time"}""", "\"25:00:00\"", "inputs: a time such as 12:00:00 is expected, not the text \"25:00:00\"")]
    [InlineData("""{"type":"string","format":"duration"}""", "\"90s\"", "inputs: a duration such as PT1M30S is expected, not the text \"90s\"")]
    [InlineData("""{"type":"string","format":"uuid"}""", "\"1\"", "inputs: a UUID such as 00000000-0000-0000-0000-000000000000 is expected, not the text \"1\"")]
    [InlineData("""{"type":"string","contentEncoding":"base64"}""", "\"###\"", "inputs: base64 is expected")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"number"}}""", """{"user-id":"x"}""", "inputs[\"user-id\"]: a number is expected, not the text \"x\"")]
    [InlineData("""{"type":"object","properties":{}}""", """{"x":1}""", "inputs.x: unknown; nothing is expected here")]
    [InlineData("""{"type":"array","maxItems":1}""", "[1,2]", "inputs: at most 1 items are expected, not 2")]
    [InlineData("""{"type":"object","properties":{}}""", "[]", "inputs: an object is expected, not a list")]
    public void A_value_that_does_not_fit_is_refused(string schema, string value, string problem) =>
        Assert.Equal([problem], Problems(new Schema(Json(schema)), value));

    [Theory]
    [InlineData("""{}""", "{\"anything\":[1]}")]
    [InlineData("""{"type":"object"}""", "{\"anything\":[1]}")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "null")]
    [InlineData("""{"type":"integer","format":"uint64"}""", "18446744073709551615")]
    [InlineData("""{"type":"string","maxLength":1}""", "\"😀\"")]
    public void A_value_that_fits_is_accepted_as_it_is(string schema, string value)
    {
        Assert.Empty(SchemaCheck.Validate(new Schema(Json(schema)), Json(value), out var filled));

        Assert.True(JsonElement.DeepEquals(Json(value), filled));
    }

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("-0", "0")]
    public void A_whole_number_is_passed_on_in_digits(string value, string expected)
    {
        Assert.Empty(SchemaCheck.Validate(new Schema(Json("""{"type":"integer"}""")), Json(value), out var filled));

        Assert.Equal(expected, filled.GetRawText());
    }

    [Fact]
    public void What_a_value_is_called_can_be_said() => Assert.Equal(
        ["output: a text is expected, not null"],
        SchemaCheck.Validate(new Schema(Json("""{"type":"string"}""")), Json("null"), out _, "output"));

    private static string[] Problems(Schema schema, string value) => [.. SchemaCheck.Validate(schema, Json(value), out _)];

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
