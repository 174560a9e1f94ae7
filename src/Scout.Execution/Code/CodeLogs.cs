using Microsoft.Extensions.Logging;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Code;

/// <summary>Takes what code logs: while a block runs it is that block's, else it goes to standard error, which is never the run's answer.</summary>
internal sealed class CodeLogs(TextWriter output) : ILoggerProvider
{
    private const int LongestLine = 64_000;
    private const int LongestCategory = 500;
    private readonly TextWriter _output = TextWriter.Synchronized(output);
    private volatile LogSeverity _least = LogSeverity.Warning;

    /// <summary>The least level of what is written outside of blocks.</summary>
    public LogSeverity Least
    {
        get => _least;
        set => _least = value;
    }

    public ILogger CreateLogger(string categoryName) => new Lines(this, UnicodeText.Shorten(categoryName, LongestCategory));

    public void Dispose() { }

    private static BlockLog? Running => CodeContext.Flow as BlockLog;

    private sealed class Lines(CodeLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && (int)logLevel >= (int)(Running?.Least ?? logs.Least);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var line = new LogLine((LogSeverity)(int)logLevel, category, UnicodeText.Shorten(formatter(state, exception) ?? "", LongestLine), exception is null ? null : UserCode.Full(exception));
            // Work that a block left behind may log after the run's end; then nobody else tells it.
            if (Running is not { } block || !block.Tell(line))
            {
                logs._output.WriteLine($"{line.Level.ToString().ToUpperInvariant()} {category}: {line.Message}{(line.Detail is null ? "" : $"{Environment.NewLine}{line.Detail}")}");
            }
        }
    }
}

/// <summary>Where the log lines of a block go, wherever its control flows.</summary>
internal abstract class BlockLog : CodeFlow
{
    /// <summary>The least level that it takes.</summary>
    public abstract LogSeverity Least { get; }

    /// <summary>Takes a line, from any thread.</summary>
    /// <returns>Whether it did: not when the run is over.</returns>
    public abstract bool Tell(LogLine line);
}
