using Microsoft.Extensions.Logging;

namespace Scout.Execution.Code;

/// <summary>Writes log lines to standard error: standard output is the run's answer.</summary>
internal sealed class StandardErrorLogs(TextWriter output) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, TextWriter.Synchronized(output));

    public void Dispose() { }

    private sealed class Lines(string category, TextWriter output) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                output.WriteLine($"{logLevel.ToString().ToUpperInvariant()} {category}: {formatter(state, exception)}{(exception is null ? "" : $"{Environment.NewLine}{exception}")}");
            }
        }
    }
}
