namespace Scout.Execution.Http;

/// <summary>What an exception came from.</summary>
internal static class Causes
{
    /// <summary>The exception itself, then what it came from, to the first of all.</summary>
    public static IEnumerable<Exception> Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause is AggregateException { InnerExceptions: [var first, ..] } ? first : cause.InnerException)
        {
            yield return cause;
        }
    }
}
