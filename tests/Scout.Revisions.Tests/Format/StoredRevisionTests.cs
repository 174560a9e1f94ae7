using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scout.Revisions.Json;

namespace Scout.Revisions.Tests.Format;

public class StoredRevisionTests
{
    private static readonly JsonSerializerOptions Options = SnakeCaseJson.For(new DefaultJsonTypeInfoResolver());

    [Theory]
    [InlineData("""{"a":"\"quoted\", \\ and 😀"}""")]
    [InlineData("{}")]
    public void A_revision_comes_out_of_a_message_with_the_bytes_that_went_in(string json)
    {
        var message = JsonSerializer.Serialize(StoredRevision.Of(json), Options);
        var back = JsonSerializer.Deserialize<StoredRevision>(message, Options)!;

        // As messages had it before there was such a type: the text of the JSON.
        Assert.Equal(JsonSerializer.Serialize(json, Options), message);
        Assert.Equal(json, back.ToString());
        Assert.Equal(StoredRevision.Of(json), back);
    }

    [Fact]
    public void What_is_no_text_is_no_revision() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<StoredRevision>("""{"a":1}""", Options));
}
