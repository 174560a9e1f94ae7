using System.Text.Json;
using Scout.Revisions.Inputs;

namespace Scout.Revisions.Tests.Inputs;

public class RunInputsTests
{
    private static readonly JsonElement Schema = JsonElement.Parse("""{ "type": "object", "properties": { "n": { "type": "integer" }, "text": { "type": "string" } } }""");

    [Fact]
    public async Task A_pair_wins_over_the_file_which_may_have_comments()
    {
        var inputs = await Read("""{ "n": 1, /* kept */ "text": "a", }""", "text=7");

        Assert.Equal("""{"n":1,"text":"7"}""", inputs.GetRawText());
    }

    [Theory]
    [InlineData("""{ "n": 1, "n": 2 }""", "SCOUT6207")]
    [InlineData("[1]", "SCOUT6208")]
    [InlineData("", "SCOUT6207")]
    [InlineData("{}", "SCOUT6205", "text")]
    [InlineData("{}", "SCOUT6205", "=text")]
    public async Task What_would_lose_a_value_is_refused(string file, string code, params string[] pairs)
    {
        var error = await Assert.ThrowsAsync<ScoutException>(() => Read(file, pairs));

        Assert.Equal(code, error.Code);
    }

    [Fact]
    public async Task A_value_is_kept_as_it_was_written_behind_a_byte_order_mark()
    {
        var inputs = await Read("\uFEFF{ \"text\": \"<b>&\\\"é\" }");

        Assert.Equal("""{"text":"<b>&\"é"}""", inputs.GetRawText());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var error = await Assert.ThrowsAsync<ScoutException>(() => RunInputs.ReadAsync([], "no-such.json", TextReader.Null, Schema, TestContext.Current.CancellationToken));

        Assert.Equal("SCOUT6206", error.Code);
        Assert.Contains("'no-such.json'", error.Message, StringComparison.Ordinal);
    }

    private static Task<JsonElement> Read(string text, params string[] pairs) =>
        RunInputs.ReadAsync(pairs, "-", new StringReader(text), Schema, TestContext.Current.CancellationToken);
}
