using System.Text.Json;
using Scout.Revisions.Inputs;

namespace Scout.Revisions.Tests.Inputs;

public sealed class InputValueTests
{
    private static readonly JsonElement Schema = JsonElement.Parse("""
        {
          "type": "object",
          "$defs": {
            "place": { "type": "object" },
            "file": { "type": "object", "properties": { "media_type": { "type": "string" }, "bytes": { "type": "string", "contentEncoding": "base64" }, "name": { "type": ["string", "null"] } } }
          },
          "properties": {
            "text": { "type": "string" },
            "count": { "type": "integer" },
            "price": { "type": "number" },
            "urgent": { "type": "boolean" },
            "tags": { "type": "array" },
            "place": { "$ref": "#/$defs/place" },
            "maybe": { "type": ["integer", "null"] },
            "anything": {},
            "bytes": { "type": "string", "contentEncoding": "base64" },
            "photo": { "$ref": "#/$defs/file" },
            "plan": { "anyOf": [ { "$ref": "#/$defs/file" }, { "type": "null" } ] }
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

    [Fact]
    public void A_file_is_read_where_the_input_is_one()
    {
        var folder = Directory.CreateTempSubdirectory("scout-inputs-").FullName;
        var path = Path.Combine(folder, "kettle.PNG");
        File.WriteAllBytes(path, [1, 2, 3]);
        try
        {
            Assert.Equal("\"AQID\"", InputValue.Of("@" + path, Schema, "bytes")!.ToJsonString());
            Assert.All(["photo", "plan"], name => Assert.Equal("""{"media_type":"image/png","bytes":"AQID","name":"kettle.PNG"}""", InputValue.Of("@" + path, Schema, name)!.ToJsonString()));
            Assert.Equal("@" + path, InputValue.Of("@" + path, Schema, "text")!.GetValue<string>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("@no/such/file.png", "SCOUT6261")]
    [InlineData("@.", "SCOUT6261")]
    public void A_file_that_cannot_be_read_is_told(string value, string code) => Assert.Equal(code, Assert.Throws<ScoutException>(() => InputValue.Of(value, Schema, "photo")).Code);

    [Fact]
    public void A_file_whose_name_does_not_say_what_it_is_is_told()
    {
        var path = Path.GetTempFileName();
        try
        {
            Assert.Equal("SCOUT6262", Assert.Throws<ScoutException>(() => InputValue.Of("@" + path, Schema, "photo")).Code);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
