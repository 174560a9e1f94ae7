using System.Text.Json;
using Scout.Revisions.Schemas;
using Scout.Web.Defining;

namespace Scout.Web.Tests.Defining;

/// <summary>What a caller gives, in words.</summary>
public sealed class ContractViewTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "a text")]
    [InlineData("""{"type":["string","null"]}""", "a text or null")]
    [InlineData("""{"type":["null","string"]}""", "null or a text")]
    [InlineData("""{"type":"null"}""", "null")]
    [InlineData("""{"type":["string","null"],"format":"date"}""", "a text (date) or null")]
    [InlineData("""{"type":["array","null"],"items":{"type":"string"}}""", "a list of a text or null")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"null"}]}""", "a whole number or null")]
    [InlineData("""{"anyOf":[{"type":["string","null"]},{"type":"null"}]}""", "a text or null")]
    [InlineData("""{"anyOf":[{"enum":["a",null]},{"type":"null"}]}""", "\"a\" | null")]
    [InlineData("""{"anyOf":[{"enum":["a"]},{"type":"null"}]}""", "\"a\" or null")]
    public void Null_is_said_once(string schema, string words)
    {
        var member = SchemaView.Of(JsonElement.Parse(schema));

        Assert.Equal(words, ContractView.Words(member.Target.Value.Target, member.MayBeNull));
    }
}
