namespace Scout.Execution.Runs;

/// <summary>The pool of threads, where blocks hold all of them: what the engine gives it then is done nobody knows when.</summary>
internal static class FullPool
{
    // So much work never waits in a pool that still gets to it.
    private const int Many = 32;

    /// <summary>Whether it is so.</summary>
    public static bool IsFull => ThreadPool.PendingWorkItemCount > Many;

    /// <summary>Cancels; whoever hears of it, an author's code among them, does so on another thread.</summary>
    /// <param name="source">What is canceled.</param>
    public static Task CancelAsync(CancellationTokenSource source) => IsFull
        ? Task.Factory.StartNew(source.Cancel, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default)
        : source.CancelAsync();
}
