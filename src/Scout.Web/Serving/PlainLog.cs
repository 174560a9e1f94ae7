using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Scout.Web.Serving;

/// <summary>The server's log: an entry is a line of text, with what was thrown indented below it, or a line of JSON. Safe for many threads.</summary>
/// <param name="door">Where it goes.</param>
/// <param name="isJson">Whether each entry is a line of JSON.</param>
/// <param name="time">The time.</param>
internal sealed class PlainLog(TextWriter door, bool isJson, TimeProvider time) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    /// <inheritdoc/>
    public void Dispose() => door.Flush();

    private string Text(LogLevel level, string category, EventId id, string message, Exception? exception)
    {
        // An entry that begins in the middle of another's text would be taken for one of the server's own.
        var line = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():HH:mm:ss} {Word(level)}: {category}[{id.Id}] {message.ReplaceLineEndings(" ")}");
        return exception is null ? line : $"{line}\n    {exception.ToString().ReplaceLineEndings("\n    ")}";
    }

    private string Json(LogLevel level, string category, EventId id, string message, Exception? exception)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", Word(level));
            json.WriteString("category", category);
            json.WriteNumber("event", id.Id);
            json.WriteString("message", Whole(message));
            if (exception is not null)
            {
                json.WriteString("exception", Whole(exception.ToString()));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    // Half of a character is none that JSON can have.
    private static string Whole(string text) => Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text));

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
        _ => "info",
    };

    private sealed class Category(PlainLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception);
            log.Write(logLevel, name, eventId, message, exception);
        }
    }

    private void Write(LogLevel level, string category, EventId id, string message, Exception? exception) =>
        door.WriteLine(isJson ? Json(level, category, id, message, exception) : Text(level, category, id, message, exception));
}
