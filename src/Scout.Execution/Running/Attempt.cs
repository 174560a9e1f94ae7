using System.Diagnostics.CodeAnalysis;

namespace Scout.Execution.Running;

/// <summary>An attempt under way, or the wait for one: what stops it, and its timer.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Work that does not obey may still look at the token after the end, and a source without a timer of its own holds nothing.")]
internal sealed class Attempt
{
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _timer;

    /// <summary>Canceled when the attempt is to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>The work, where there is some.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Calls back once, from any thread, unless it is stopped before.</summary>
    public void StartTimer(TimeProvider time, TimeSpan due, Action elapsed) =>
        _timer = time.CreateTimer(_ => elapsed(), null, due, Timeout.InfiniteTimeSpan);

    /// <summary>Asks the work to stop, and lets go of the timer.</summary>
    public void Stop()
    {
        _timer?.Dispose();
        // Callbacks of user code run on a thread of their own: the loop must not wait for them.
        _ = _stop.CancelAsync();
    }
}
