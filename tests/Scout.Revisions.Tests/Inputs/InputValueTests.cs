using System.Text.Json;
using Scout.Revisions.Inputs;

namespace Scout.Revisions.Tests.Inputs;

public sealed class InputValueTests
{
    private static readonly JsonElement Schema = JsonElement.Parse("""
        {
          "type": "object",
          "$defs": { "place": { "type": "object" } },
          "properties": {
            "text": { "type": "string" },
            "count": { "type": "integer" },
            "price": { "type": "number" },
            "urgent": { "type": "boolean" },
            "tags": { "type": "array" },
            "place": { "$ref": "#/$defs/place" },
            "maybe": { "type": ["integer", "null"] },
            "anything": {}
          }
        }
        """);

    [Theory]
    [InlineData("text", "3", "\"3\"")]
    [InlineData("text", "a=b", "\"a=b\"")]
    [InlineData("count", "3", "3")]
    [InlineData("count", "3.5", "\"3.5\"")]
    [InlineData("count", "three", "\"three\"")]
    [InlineData("price", "3", "3")]
    [InlineData("price", "3.50", "3.50")]
    [InlineData("urgent", "true", "true")]
    [InlineData("urgent", "yes", "\"yes\"")]
    [InlineData("tags", "[\"a\",1]", "[\"a\",1]")]
    [InlineData("tags", "a", "\"a\"")]
    [InlineData("place", "{\"x\":1}", "{\"x\":1}")]
    [InlineData("place", "[1]", "\"[1]\"")]
    [InlineData("maybe", "null", "null")]
    [InlineData("maybe", "7", "7")]
    [InlineData("anything", "7", "7")]
    [InlineData("anything", "seven", "\"seven\"")]
    [InlineData("unknown", "{\"a\":1}", "{\"a\":1}")]
    public void A_value_is_what_its_schema_says_and_text_where_it_cannot_be(string name, string text, string expected) =>
        Assert.Equal(expected, InputValue.Of(text, Schema, name)?.ToJsonString() ?? "null");
}
