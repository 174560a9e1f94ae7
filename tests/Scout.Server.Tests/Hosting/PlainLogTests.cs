using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Scout.Revisions.Text;
using Scout.Web.Serving;

namespace Scout.Server.Tests.Hosting;

public sealed class PlainLogTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void An_entry_of_text_is_a_line_that_commands_no_terminal_with_what_was_thrown_indented_below()
    {
        var text = Written(isJson: false, "a\u001b[2J\r\n09:30:00 error: forged", new InvalidOperationException("one\ntwo\u0007"));

        Assert.Equal(
            "09:30:00 error: desk[7] a\\u001b[2J 09:30:00 error: forged\n    System.InvalidOperationException: one\n    two\\u0007\n",
            text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_entry_of_JSON_is_a_line_that_says_the_same()
    {
        var text = Written(isJson: true, "a\u001b[2J\n\ud800", new InvalidOperationException("one\ntwo"));

        var json = JsonElement.Parse(Assert.Single(text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(("error", "desk", 7), (json.GetProperty("level").GetString(), json.GetProperty("category").GetString(), json.GetProperty("event").GetInt32()));
        Assert.Equal("a\u001b[2J\n\ufffd", json.GetProperty("message").GetString());
        Assert.Equal("System.InvalidOperationException: one\ntwo", json.GetProperty("exception").GetString());
        Assert.Equal(Now, json.GetProperty("time").GetDateTimeOffset());
        Assert.DoesNotContain('\u001b', text);
    }

    private static string Written(bool isJson, string message, Exception exception)
    {
        using var written = new StringWriter();
        using var log = new PlainLog(PlainWriter.Over(written), isJson, new FakeTimeProvider(Now));
        log.CreateLogger("desk").Log(LogLevel.Error, new EventId(7), message, exception, (said, _) => said);
        return written.ToString();
    }
}
