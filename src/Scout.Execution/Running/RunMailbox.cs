using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>Signals on their way to a run, which may not have begun yet. Safe for many threads.</summary>
internal sealed class RunMailbox
{
    private readonly Lock _lock = new();
    private readonly Queue<RunSignal> _early = [];
    private Action<RunSignal>? _take;

    /// <summary>Tells the run something.</summary>
    public void Post(RunSignal signal)
    {
        lock (_lock)
        {
            if (_take is null)
            {
                _early.Enqueue(signal);
                return;
            }
        }

        _take(signal);
    }

    /// <summary>Says who takes what comes, beginning with what came before.</summary>
    public void Open(Action<RunSignal> take)
    {
        lock (_lock)
        {
            while (_early.TryDequeue(out var signal))
            {
                take(signal);
            }

            _take = take;
        }
    }
}
