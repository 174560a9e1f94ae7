using System.Text.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Schemas;

namespace Scout.Revisions.Tests.Schemas;

public class SimpleSchemaTests
{
    private static readonly string[] Schemas =
    [
        "{}", "true", "false",
        """{"type":"string"}""", """{"type":["string","null"]}""", """{"type":"string","minLength":3}""", """{"type":"string","format":"date"}""", """{"type":"string","enum":["a"]}""",
        """{"type":"boolean"}""", """{"type":"null"}""", """{"type":"object"}""", """{"type":"array"}""",
        """{"type":"integer"}""", """{"type":"integer","format":"int32"}""", """{"type":["integer","null"],"format":"int64"}""", """{"type":"integer","format":"uint8"}""", """{"type":"integer","minimum":5}""",
        """{"type":"number"}""", """{"type":"number","format":"decimal"}""", """{"type":"number","format":"float"}""", """{"type":"number","exclusiveMaximum":2}""",
        """{"anyOf":[{"type":"string"},{"type":"null"}]}""", """{"const":1}""", """{"$ref":"#/$defs/x","$defs":{"x":{"type":"string"}}}""", """{"type":"string","description":"x","default":"y"}""",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "7", "300", "2147483647", "2147483648", "-2147483648", "9223372036854775807", "9223372036854775808", "1.0", "1e2", "0.1", "-0.0",
        "123456789012345", "1234567890123456", "9007199254740993", "0.1000000000000000055", "1e400", "1.5", "\"\"", "\"a\"", "\"abc\"", "\"2026-01-01\"", "\"\\n\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "{}", "[]", """{"a":1}""", "[1]",
    ];

    public static TheoryData<string> All => [.. Schemas];

    [Theory]
    [MemberData(nameof(All))]
    public void What_fits_at_a_glance_fits_and_stays_as_it_is(string schema)
    {
        var simple = SimpleSchema.Of(JsonElement.Parse(schema));
        foreach (var value in Values.Select(value => JsonElement.Parse(value)).Where(simple.Fits))
        {
            Assert.Empty(SchemaCheck.Validate(new Schema(JsonElement.Parse(schema)), value, out var filled));
            Assert.Equal(value.GetRawText(), filled.GetRawText());
        }
    }

    [Theory]
    [InlineData("{}", "1")]
    [InlineData("{}", "\"a\\nb\"")]
    [InlineData("{}", "null")]
    [InlineData("""{"type":"string"}""", "\"a\"")]
    [InlineData("""{"type":["string","null"]}""", "null")]
    [InlineData("""{"type":"integer","format":"int32"}""", "2147483647")]
    [InlineData("""{"type":"integer"}""", "-5")]
    [InlineData("""{"type":"number"}""", "0.25")]
    [InlineData("""{"type":"boolean"}""", "true")]
    public void What_most_blocks_yield_fits_at_a_glance(string schema, string value) => Assert.True(SimpleSchema.Of(JsonElement.Parse(schema)).Fits(JsonElement.Parse(value)));
}
