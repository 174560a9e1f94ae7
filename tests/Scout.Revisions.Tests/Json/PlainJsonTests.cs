using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using Scout.Revisions.Json;

namespace Scout.Revisions.Tests.Json;

public sealed class PlainJsonTests
{
    [Property]
    public bool A_text_is_written_as_people_read_it(NonNull<string> text) => PlainJson.Of(text.Get).GetRawText() == Written(text.Get) && (text.Get.Any(char.IsSurrogate) || PlainJson.Of(text.Get).GetString() == text.Get);

    [Theory]
    [InlineData("")]
    [InlineData("say \"hi\" \\ \n <b> & 'ä' 😀")]
    [InlineData("\u0000\u001f\u007f\u2028")]
    public void A_text_is_what_it_was(string text) => Assert.Equal((text, Written(text)), (PlainJson.Of(text).GetString(), PlainJson.Of(text).GetRawText()));

    [Fact]
    public void Values_that_are_few_are_made_once()
    {
        Assert.True(PlainJson.Of(true).GetBoolean());
        Assert.False(PlainJson.Of(false).GetBoolean());
        PlainJson.Of("warm");
        var before = GC.GetAllocatedBytesForCurrentThread();
        PlainJson.Of(true);
        PlainJson.Of(false);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static string Written(string text)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = ReadableEncoder.Instance }))
        {
            writer.WriteStringValue(text);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
