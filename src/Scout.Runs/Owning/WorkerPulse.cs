using Scout.Environments.Workers;

namespace Scout.Runs.Owning;

/// <summary>Looks after one worker: whether it still takes messages, as long as it has runs. For one look at a time.</summary>
/// <param name="worker">The worker.</param>
/// <param name="options">How often it is looked after, and how long it may be silent.</param>
internal sealed class WorkerPulse(WorkerClient worker, WorkerPoolOptions options)
{
    private long? _heard;
    private int _silent;

    /// <summary>Asks it once more, and ends it where it has said nothing for too long.</summary>
    public void Look()
    {
        if (!worker.IsAlive || !worker.HasRuns || worker.Heard is not { } heard)
        {
            _heard = null;
            return;
        }

        // Looks are counted, not time: while the machine slept, the worker did too.
        _silent = heard == _heard ? _silent + 1 : 0;
        _heard = heard;
        if (_silent * options.Pulse >= options.LongestSilence)
        {
            worker.GiveUp(WorkerErrors.WorkerIsSilent(worker.Hello.ProcessId, options.LongestSilence));
            return;
        }

        // Not waited for: a worker that reads nothing takes no more either, once its side of the channel is full.
        _ = worker.PingAsync();
    }
}
