namespace Scout.Revisions.Runs;

/// <summary>A line that code wrote through a logger.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Category">The logger's name.</param>
/// <param name="Message">The line.</param>
/// <param name="Detail">The exception that was logged with it, or none.</param>
internal sealed record LogLine(LogSeverity Level, string Category, string Message, string? Detail = null);

/// <summary>How much a log line matters: the levels of Microsoft.Extensions.Logging, by the same numbers.</summary>
internal enum LogSeverity
{
    /// <summary>Everything.</summary>
    Trace,

    /// <summary>For whoever looks for a mistake.</summary>
    Debug,

    /// <summary>What goes on.</summary>
    Information,

    /// <summary>What is not as it should be.</summary>
    Warning,

    /// <summary>What failed.</summary>
    Error,

    /// <summary>What stops everything.</summary>
    Critical,

    /// <summary>No line at all.</summary>
    None,
}
