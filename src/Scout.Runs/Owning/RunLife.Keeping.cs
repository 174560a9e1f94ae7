using System.Collections.Immutable;
using Scout.Environments.Workers;
using Scout.Revisions.Runs;

namespace Scout.Runs.Owning;

/// <summary>How what a run reports is kept, and what becomes of it where it cannot be.</summary>
internal sealed partial class RunLife
{
    // What comes is kept, then the worker hears of it, then whoever watches. Says whether the run waits.
    private async Task<bool> PumpAsync(WorkerRun worker)
    {
        var lease = _lease!;
        try
        {
            await KeepAsync(worker, lease).ConfigureAwait(false);
        }
        finally
        {
            _lease = null;
            LeavePlaces();
            lease.Dispose();
        }

        return Summary.Status == RunStatus.Waiting;
    }

    private async Task KeepAsync(WorkerRun worker, WorkerLease lease)
    {
        RunError? lost = null;
        await foreach (var reported in worker.ReadAsync().ConfigureAwait(false))
        {
            if (lost is not null)
            {
                continue;
            }

            // The worker knows nothing of who asks.
            var report = reported.Records[0] is RunStarted started
                ? reported with { Records = reported.Records.SetItem(0, started with { Trigger = _asked.Trigger, Session = _asked.Session }) }
                : reported;
            try
            {
                _owning.Probe?.Invoke(KeepingStage.Reported, lease.Worker.Hello.ProcessId, report.Records);
                await _owning.KeepAsync(Run.RunId, _claim, _target.Keeping, report.Records, _request.Earlier).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // Without its records the run must not go on: no block with an effect starts any more, and the worker ends it.
                lost = Why(exception);
                await lease.Worker.CancelAsync(Run.RunId, CancellationToken.None).ConfigureAwait(false);
                continue;
            }

            _owning.Probe?.Invoke(KeepingStage.Kept, lease.Worker.Hello.ProcessId, report.Records);
            await worker.KeepAsync(report.Records[^1].Sequence).ConfigureAwait(false);
            Tell([.. report.Shown]);
            Begun();
        }

        _lease = null;
        LeavePlaces();
        if ((lost ?? worker.Lost) is { } error)
        {
            await InterruptAsync(error).ConfigureAwait(false);
        }
        else if (Summary.Status is not (RunStatus.Waiting or RunStatus.BudgetExceeded))
        {
            await _owning.SettleAsync(Run.RunId, Summary.Environment, _target.Keeping).ConfigureAwait(false);
        }
    }

    private static RunError Why(Exception exception) => exception switch
    {
        ScoutException told => new(told.Code, told.Message),
        ObjectDisposedException => WorkerErrors.OwnerEnds(),
        _ => WorkerErrors.CannotGoOn(exception),
    };

    private async Task InterruptAsync(RunError error)
    {
        _lost = error;
        if (_summary is null)
        {
            // Nothing of it is kept, so nothing of it was done: whoever asked is told so, and there is nothing to go on with.
            return;
        }

        await _owning.GiveBackAsync(Run.RunId, error).ConfigureAwait(false);
        _summary = Summary.Interrupt(Summary.Undecided.Any() ? RunStatus.NeedsDecision : RunStatus.Interrupted) with { Error = error };
    }

    private Task GiveBackAsync() => _request.Journal.IsEmpty && _summary is null ? Task.CompletedTask : _owning.GiveBackAsync(Run.RunId);

    private void Deliver(WorkerLease lease)
    {
        foreach (var signal in _owning.Store.SignalsFor(Run.RunId).Where(signal => signal.Number > Interlocked.Read(ref _sent)))
        {
            Interlocked.Exchange(ref _sent, signal.Number);
            _ = lease.Worker.SignalAsync(Run.RunId, signal);
        }
    }

    private void Begun()
    {
        if (_begun.TrySetResult(null))
        {
            _span.Started();
        }
    }

    private void Tell(ImmutableArray<RunEvent> records)
    {
        _summary = records.Aggregate(_summary, Fold);
        Run.Tell(records);
    }

    private static RunSummary? Fold(RunSummary? run, RunEvent record) => record is RunStarted started ? RunSummary.Of(started) : run?.With(record);

    // A worker that dies at once leaves an end without a beginning.
    private RunSummary Unstarted() => new()
    {
        RunId = Run.RunId,
        Workflow = _target.Workflow,
        RevisionId = _target.RevisionId,
        Environment = _target.Environment,
        Started = _owning.Time.GetUtcNow(),
        Inputs = _request.Inputs,
    };
}
