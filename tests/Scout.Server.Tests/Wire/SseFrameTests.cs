using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Tests.Wire;

public class SseFrameTests
{
    [Fact]
    public void A_frame_has_a_name_an_id_one_line_of_json_and_an_empty_line() => Assert.Equal(
        "event: workflow_run_failed\nid: 7\ndata: {\"organization_id\":\"org\",\"name\":\"workflow_run_failed\",\"environment\":\"production\",\"version\":\"1.0\",\"data\":{\"message\":\"No\",\"session_id\":\"s\",\"scout_status\":\"failed\",\"workflow_id\":\"desk\",\"workflow_run_id\":\"r\"},\"id\":\"7\",\"timestamp\":\"2026-11-28T09:30:00.5Z\"}\n\n",
        Encoding.UTF8.GetString(SseFrame.Of(Saying("No", "7"))));

    [Fact]
    public void A_frame_without_an_id_has_no_line_for_it() => Assert.StartsWith("event: workflow_run_failed\ndata: {", Encoding.UTF8.GetString(SseFrame.Of(Saying("No", null))), StringComparison.Ordinal);

    [Fact]
    public void What_keeps_a_connection_alive_is_a_comment_that_holds_no_data() => Assert.Equal(": padding\n\n", Encoding.UTF8.GetString(SseFrame.Padding.Span));

    [Theory]
    [InlineData("[DONE]", "\\u005bDONE]")]
    [InlineData("\\[DONE]", "\\\\\\u005bDONE]")]
    [InlineData("[DONE][DONE] [[DONE]]", "\\u005bDONE]\\u005bDONE] [\\u005bDONE]]")]
    [InlineData("[done] [DON E]", "[done] [DON E]")]
    [InlineData("\u0085\u2028\u2029", "\\u0085\\u2028\\u2029")]
    [InlineData("\n\r\v\f\u001c\u001d\u001e", "\\n\\r\\u000b\\f\\u001c\\u001d\\u001e")]
    [InlineData("Grüße, 你好 \ud83d\ude00 <a href='x'> + & /", "Grüße, 你好 \ud83d\ude00 <a href='x'> + & /")]
    public void Only_what_a_reader_trips_over_is_escaped(string text, string written) =>
        Assert.Contains($"\"message\":\"{written}\"", Encoding.UTF8.GetString(SseFrame.Of(Saying(text, null))), StringComparison.Ordinal);

    [Property(MaxTest = 1000)]
    public void Any_text_is_read_as_it_was_by_every_reader(int seed)
    {
        var random = new Random(seed);
        string[] parts = ["[DONE]", "[", "DONE]", "\\", "\\u005b", "\n\n", "\r\n", "data: ", ": ", "\u0085", "\u2028", "\u2029", "\v", "\f", "\u001c", "\u001d", "\u001e", "\0", "\u007f", "\ufeff", "\ud83d", "\ude00", "\ud83d\ude00", "\"", "ä", "event: x"];
        var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => parts[random.Next(parts.Length)]));
        // Half of a character cannot be told: what stands for it can.
        var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

        byte[] stream = [.. SseFrame.Padding.ToArray(), .. SseFrame.Of(Saying(text, "3")), .. SseFrame.Of(Saying("after it", null))];

        Assert.All(
            [StreamReaders.SplitAtTwoLineFeeds(stream), StreamReaders.SplitAsPython(stream), StreamReaders.EndedByText(stream)],
            read => Assert.Equal([expected, "after it"], read.Select(happened => happened.Data.GetProperty("data").GetProperty("message").GetString())));
    }

    [Fact]
    public void Names_of_members_are_escaped_too()
    {
        var value = JsonElement.Parse("""{"[DONE]": {"a\u2028": "\u005bDONE]"}, "list": ["[DONE]", 1.50, 1e400]}""");
        var frame = SseFrame.Of(Completed(value));

        Assert.DoesNotContain("[DONE]", Encoding.UTF8.GetString(frame), StringComparison.Ordinal);
        var read = Assert.Single(StreamReaders.SplitAsPython(frame)).Data.GetProperty("data").GetProperty("result");
        Assert.Equal("[DONE]", read.GetProperty("[DONE]").GetProperty("a\u2028").GetString());
        Assert.Equal(["\"\\u005bDONE]\"", "1.50", "1e400"], read.GetProperty("list").EnumerateArray().Select(item => item.GetRawText()));
    }

    [Theory]
    [InlineData("""{"a":"x\ud83d"}""", """{"a":"x\uFFFD"}""")]
    [InlineData("""{"\ude00":["\ud83d\ude00","\ud83d\"\n\\"]}""", """{"\uFFFD":["😀","\uFFFD\"\n\\"]}""")]
    public void Half_of_a_character_in_a_value_is_told_as_one_that_is_not_known(string value, string told) => Assert.True(JsonElement.DeepEquals(
        JsonElement.Parse(told),
        Assert.Single(StreamReaders.SplitAsPython(SseFrame.Of(Completed(JsonElement.Parse(value))))).Data.GetProperty("data").GetProperty("result")));

    [Fact]
    public void A_value_as_deep_as_any_is_told()
    {
        var value = JsonElement.Parse(new string('[', 126) + new string(']', 126), new() { MaxDepth = 256 });

        Assert.Contains(value.GetRawText(), Encoding.UTF8.GetString(SseFrame.Of(Completed(value))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_a_list_of_runs_says_that_it_is_one() => Assert.Equal(
        "event: end\ndata: {\"final\":true,\"next_cursor\":\"c\",\"has_more\":true}\n\n",
        Encoding.UTF8.GetString(SseFrame.Of(new WireRunLogEnd { Final = true, NextCursor = "c", HasMore = true })));

    private static WireEnvelope Saying(string message, string? id) => Envelope(new WireRunFailed { WorkflowId = "desk", WorkflowRunId = "r", Message = message, SessionId = "s", ScoutStatus = "failed" }, id);

    private static WireEnvelope Completed(JsonElement value) => Envelope(new WireRunCompleted { WorkflowId = "desk", WorkflowRunId = "r", Output = WireMembers.None, Result = value, SessionId = "s", ScoutStatus = "completed" }, null);

    private static WireEnvelope Envelope(WireEvent data, string? id) => new()
    {
        OrganizationId = "org",
        Name = data.Name,
        Environment = WireEnvelope.Platform,
        Version = WireEnvelope.CurrentVersion,
        Data = data,
        Id = id,
        Timestamp = new(2026, 11, 28, 10, 30, 0, 500, TimeSpan.FromHours(1)),
    };
}
