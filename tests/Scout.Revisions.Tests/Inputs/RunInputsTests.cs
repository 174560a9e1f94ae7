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
    [InlineData("{}", "SCOUT6217", "n=1", "n=2")]
    [InlineData("""{ "text": "\ud83d" }""", "SCOUT6207")]
    [InlineData("""{ "\ud83d": 1 }""", "SCOUT6207")]
    [InlineData("""{ "text": "<half>" }""", "SCOUT6207")]
    [InlineData("{}", "SCOUT6216", "text=a<half>b")]
    [InlineData("{}", "SCOUT6207", """list=["\ud83d"]""")]
    [InlineData("{}", "SCOUT6207", """list=[{"a":1,"a":2}]""")]
    public async Task What_would_lose_a_value_is_refused(string file, string code, params string[] pairs)
    {
        var error = await Assert.ThrowsAsync<ScoutException>(() => Read(file.Replace("<half>", "\ud83d", StringComparison.Ordinal), [.. pairs.Select(pair => pair.Replace("<half>", "\ud83d", StringComparison.Ordinal))]));

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

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{ \"text\": \"a\"", "line 1: it ends in the middle")]
    [InlineData("{\n  \"text\": 'é'\n}", "line 2, character 11: 'é' is not expected here")]
    [InlineData("{\n  \"é\": [1 2]\n}", "line 2, character 11: 2] is not expected here")]
    [InlineData("""{ "n": 1, "list": [{ "a": 1, "a": 2 }] }""", "/list/0/a: the member is there twice")]
    [InlineData("""{ "list": ["\udc00"] }""", "/list/0: the text holds half of a character")]
    public async Task What_is_wrong_with_a_file_is_told_with_its_place_and_in_words_of_ours(string file, string expected)
    {
        var error = await Assert.ThrowsAsync<ScoutException>(() => Read(file));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_refused_and_one_that_says_UTF_16_is_read()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, [.. "{\n\"text\": \"caf"u8, 0xE9, .. "\" }"u8], TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<ScoutException>(() => RunInputs.ReadAsync([], file, TextReader.Null, Schema, TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(file, "{ \"text\": \"café\" }", System.Text.Encoding.Unicode, TestContext.Current.CancellationToken);
        var inputs = await RunInputs.ReadAsync([], file, TextReader.Null, Schema, TestContext.Current.CancellationToken);
        File.Delete(file);

        Assert.Contains("line 2 is not UTF-8", error.Message, StringComparison.Ordinal);
        Assert.Equal("café", inputs.GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_never_ends_is_read_as_far_as_the_limit_and_told()
    {
        var endless = new StreamReader(new Endless());
        var error = await Assert.ThrowsAsync<ScoutException>(() => RunInputs.ReadAsync([], "-", endless, Schema, TestContext.Current.CancellationToken));
        Assert.Equal("SCOUT6263", error.Code);
        Assert.Contains("stdin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_not_read()
    {
        var file = Path.GetTempFileName();
        await using (var large = File.OpenWrite(file))
        {
            large.SetLength(InputBytes.Most + 1L);
        }

        var error = await Assert.ThrowsAsync<ScoutException>(() => RunInputs.ReadAsync([], file, TextReader.Null, Schema, TestContext.Current.CancellationToken));
        File.Delete(file);
        Assert.Equal("SCOUT6263", error.Code);
    }

    [Fact]
    public async Task Who_waits_for_a_silent_stdin_gives_up_at_once()
    {
        using var stop = new CancellationTokenSource();
        using var silent = new Silent();
        var reading = RunInputs.ReadAsync([], "-", silent, Schema, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        silent.End.Set();
    }

    private static Task<JsonElement> Read(string text, params string[] pairs) =>
        RunInputs.ReadAsync(pairs, "-", new StringReader(text), Schema, TestContext.Current.CancellationToken);

    // As `yes` is.
    private sealed class Endless : MemoryStream
    {
        public override bool CanRead => true;

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'y');
            return buffer.Length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }

    // As a terminal is where nobody types: the reading blocks its thread, and does not look at a cancellation.
    private sealed class Silent : TextReader
    {
        public ManualResetEventSlim End { get; } = new();

        public override ValueTask<int> ReadBlockAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            End.Wait(CancellationToken.None);
            return new(0);
        }
    }
}
