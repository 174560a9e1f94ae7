using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Revisions.Tests.Format;

public class StoredRevisionTests
{
    [Theory]
    [InlineData("""{"a":"\"quoted\", \\ and 😀"}""")]
    [InlineData("{}")]
    public void A_revision_comes_out_of_a_message_with_the_bytes_that_went_in(string json)
    {
        var message = JsonSerializer.Serialize(StoredRevision.Of(json), SnakeCaseJson.Options);
        var back = JsonSerializer.Deserialize<StoredRevision>(message, SnakeCaseJson.Options)!;

        // As messages had it before there was such a type: the text of the JSON.
        Assert.Equal(JsonSerializer.Serialize(json, SnakeCaseJson.Options), message);
        Assert.Equal(json, back.ToString());
        Assert.Equal(StoredRevision.Of(json), back);
    }

    [Fact]
    public void What_is_no_text_is_no_revision() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<StoredRevision>("""{"a":1}""", SnakeCaseJson.Options));
}
