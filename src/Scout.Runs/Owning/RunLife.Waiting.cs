using Scout.Environments.Workers;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;

namespace Scout.Runs.Owning;

/// <summary>What becomes of a run that only waits.</summary>
internal sealed partial class RunLife
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    // Says whether the run goes on; else it was left to others, or canceled.
    private async Task<bool> WaitAsync()
    {
        while (!_isCanceled && !_isInterrupted)
        {
            // What has come already is not left to others.
            var left = (Summary.Due ?? DateTimeOffset.MaxValue) - _owning.Time.GetUtcNow();
            if (left <= TimeSpan.Zero || _owning.Store.HasSignals(Run.RunId))
            {
                return true;
            }

            if (_isLeft)
            {
                break;
            }

            using var stop = new CancellationTokenSource();
            await Task.WhenAny(_woken.Reader.WaitToReadAsync(stop.Token).AsTask(), Task.Delay(left < LongestSleep ? left : LongestSleep, _owning.Time, stop.Token)).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            _woken.Reader.TryRead(out _);
        }

        if (_isCanceled)
        {
            await EndAsync().ConfigureAwait(false);
        }
        else
        {
            await GiveBackAsync().ConfigureAwait(false);
        }

        return false;
    }

    private async Task EndAsync()
    {
        var now = _owning.Time.GetUtcNow();
        RunCanceled canceled = new() { RunId = Run.RunId, Sequence = _owning.Store.Entry(Run.RunId).Last + 1, Time = now, ElapsedMs = (now - Summary.Started).TotalMilliseconds };
        await _owning.KeepAsync(Run.RunId, _claim, _target.Keeping, [canceled]).ConfigureAwait(false);
        Tell([canceled]);
        await _owning.SettleAsync(Run.RunId, Summary.Environment, _target.Keeping).ConfigureAwait(false);
    }

    private async Task<WorkerRun?> TakeUpAsync()
    {
        try
        {
            var epoch = 0;
            await _owning.Store.Writer.WriteAsync(connection => epoch = Claims.Take(connection, Run.RunId, _owning.Owner)).ConfigureAwait(false);
            _claim = new(_owning.Owner, epoch);
            _request = _request with { Inputs = Summary.Inputs, Journal = _owning.Store.Records(Run.RunId) };
            if (await BeginAsync(CancellationToken.None).ConfigureAwait(false) is { } worker)
            {
                return worker;
            }

            await InterruptAsync(Run.Refusals[0]).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The owner ends just now: the run waits for whoever comes next.
            await GiveBackAsync().ConfigureAwait(false);
        }

        Run.Refusals = [];
        return null;
    }
}
