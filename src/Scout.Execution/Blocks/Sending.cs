using Scout.Execution.Http;

namespace Scout.Execution.Blocks;

/// <summary>Sends requests of an attempt: within its time, and with failures told as what they are.</summary>
internal static class Sending
{
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(100);

    /// <summary>Does what an attempt does with a service.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="request">What is asked, for messages.</param>
    /// <param name="work">Does it.</param>
    /// <exception cref="ScoutException">It failed, or took too long.</exception>
    public static async Task<T> DoAsync<T>(Attempt attempt, Func<string> request, Func<CancellationToken, Task<T>> work)
    {
        // A block with a timeout of its own is stopped by that.
        using var limit = new CancellationTokenSource(attempt.Call.Block.Timeout is null ? UsualLimit : Timeout.InfiniteTimeSpan, attempt.Call.Run.Time);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(attempt.Stopping, limit.Token);
        try
        {
            return await work(stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !attempt.IsStopped)
        {
            throw HttpErrors.TooSlow(request(), UsualLimit);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException && !attempt.IsStopped)
        {
            throw Causes.Of(exception).OfType<ScoutException>().FirstOrDefault() ?? HttpErrors.NotReached(request(), Causes.Of(exception).Last());
        }
    }
}
