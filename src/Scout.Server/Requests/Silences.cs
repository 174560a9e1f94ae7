namespace Scout.Server.Requests;

/// <summary>Waits that must not last: clients give up after a while in which nothing flowed.</summary>
internal static class Silences
{
    /// <summary>Waits for something, but not for longer than nothing may flow.</summary>
    /// <param name="awaited">What is waited for.</param>
    /// <param name="most">How long nothing may flow.</param>
    /// <param name="time">The time.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether it has come, well or not; else something has to flow.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static async Task<bool> IsOverAsync(Task awaited, TimeSpan most, TimeProvider time, CancellationToken cancellation)
    {
        // A delay beside it would live on when it has come: with many requests that is much.
        await awaited.WaitAsync(most, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!awaited.IsCompleted)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return awaited.IsCompleted;
    }
}
