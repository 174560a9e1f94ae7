using System.Threading.Channels;
using Scout.Environments.Queries;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Owning;

/// <summary>One run of an owner, from worker to worker: between two of them it waits for a time, an event or a person, and needs none.</summary>
internal sealed partial class RunLife
{
    private readonly Owning _owning;
    private readonly RunTarget _target;
    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly OwnedSpan _span;
    private readonly Asked _asked;

    // Without an error once its first record is kept; with one where it ends before.
    private readonly TaskCompletionSource<RunError?> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StartRun _request;
    private Claim _claim;
    private RunSummary? _summary;
    private volatile WorkerLease? _lease;
    private volatile bool _isCanceled;
    private volatile bool _isInterrupted;
    private volatile bool _isLeft;
    private bool _isAlone;
    private bool _hasReplaced;
    private RunError? _lost;
    private RunPlaces? _places;
    private long _sent;

    /// <param name="owning">What it has in common with the owner's other runs.</param>
    /// <param name="target">What it is pinned to.</param>
    /// <param name="request">How it is started in a worker.</param>
    /// <param name="epoch">How often it was taken up, its start included.</param>
    /// <param name="asked">Who asks for it, where it is a new one.</param>
    public RunLife(Owning owning, RunTarget target, StartRun request, int epoch, Asked? asked = null)
    {
        _owning = owning;
        _asked = asked ?? Asked.ByTool;
        _target = target;
        // What is not kept cannot be taken up again, and nobody takes up a validation's: its worker stays with it.
        _request = request with { Parking = target.Keeping.Durability == RunDurability.None || _asked.Trigger.Kind == RunTrigger.Validation ? Parking.Never : Parking.Idle };
        _claim = new(owning.Owner, epoch);
        _span = OwnedSpan.Begin(target.Workflow, request, owning.Caller);
        Run = new(request.RunId, CancelAsync, InterruptAsync, Leave) { Before = request.Journal.LastOrDefault()?.Sequence ?? -1 };
    }

    /// <summary>Whether it gets a worker of its own at first: one that it shared has died, and one of the runs there may be to blame.</summary>
    public bool IsAlone { init => _isAlone = value; }

    /// <summary>The run, for whoever asked for it.</summary>
    public OwnedRun Run { get; }

    /// <summary>Completes when the owner has no more to do with it.</summary>
    public Task Over { get; private set; } = Task.CompletedTask;

    /// <summary>Begins it in a worker, or goes on with it. Once this says that it lives, its first record is kept.</summary>
    /// <param name="cancellation">Gives up, as long as it has not begun.</param>
    /// <returns>Whether it lives; the worker refuses it otherwise.</returns>
    /// <exception cref="ScoutException">No worker starts, or nothing of the run could be kept: nothing of it was done.</exception>
    public async Task<bool> StartAsync(CancellationToken cancellation)
    {
        _summary = _request.Journal.Aggregate((RunSummary?)null, Fold);
        WorkerRun? worker;
        try
        {
            worker = await BeginAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _span.Refused((exception as ScoutException)?.Code);
            await GiveBackAsync().ConfigureAwait(false);
            throw;
        }

        if (worker is null)
        {
            await GiveBackAsync().ConfigureAwait(false);
            _span.Refused(Run.Refusals[0].Code);
            Run.Finish(Summary);
            return false;
        }

        Run.Tell(_request.Journal);
        if (!_request.Journal.IsEmpty)
        {
            Begun();
        }

        Over = Task.Run(() => LiveAsync(worker), CancellationToken.None);
        if (await _begun.Task.ConfigureAwait(false) is { } lost)
        {
            _span.Refused(lost.Code);
            throw WorkerErrors.NotBegun(lost);
        }

        return true;
    }

    /// <summary>Stays with a run that waits.</summary>
    public bool Stay(RunSummary run)
    {
        _summary = run;
        Run.Tell(_request.Journal);
        Begun();
        Over = Task.Run(() => LiveAsync(null), CancellationToken.None);
        return true;
    }

    /// <summary>Somebody told the run something: it is in the store.</summary>
    public void Signaled()
    {
        if (_lease is { } lease)
        {
            Deliver(lease);
        }

        _woken.Writer.TryWrite(true);
    }

    /// <summary>Asks for the end of the run.</summary>
    public Task CancelAsync()
    {
        _isCanceled = true;
        return StopAsync();
    }

    /// <summary>Ends it where it works, leaves it where it waits: the worker knows which, and may have let go of it just now.</summary>
    public Task InterruptAsync()
    {
        _isInterrupted = true;
        return StopAsync();
    }

    /// <summary>Leaves it to whoever comes next, as soon as it only waits.</summary>
    public void Leave()
    {
        _isLeft = true;
        _woken.Writer.TryWrite(true);
    }

    private Task StopAsync()
    {
        _woken.Writer.TryWrite(true);
        return _lease is { } lease ? lease.Worker.CancelAsync(Run.RunId, CancellationToken.None) : Task.CompletedTask;
    }

    // What an older engine would leave out without a word.
    private RunError? Unknown(WorkerHello worker) =>
        _target.Settings.Limits is not null && !worker.KeepsBudgets ? WorkerErrors.WorkerKnowsNoBudget(worker.Engine)
        : (!_request.StandIns.IsEmpty || _request.SkipsFingerprints) && !worker.KnowsValidations ? WorkerErrors.WorkerKnowsNoValidations(worker.Engine)
        : null;

    private RunSummary Summary => _summary ?? Unstarted();

    // Where it does not begin, the run is still this owner's: whoever asked says what becomes of it.
    private async Task<WorkerRun?> BeginAsync(CancellationToken cancellation)
    {
        WorkerLease? lease = null;
        try
        {
            lease = await _owning.Workers.TakeAsync(_target.Output, _isAlone, cancellation).ConfigureAwait(false);
            if (Unknown(lease.Worker.Hello) is { } refusal)
            {
                Run.Refusals = [refusal];
                lease.Dispose();
                return null;
            }

            // Nobody can tell a run anything of which nothing is kept yet.
            var signals = _request.Journal.IsEmpty ? [] : _owning.Store.SignalsFor(Run.RunId);
            _places = Places(lease);
            var worker = await lease.Worker.RunAsync(_span.Put(_request) with { Signals = signals }, _places is null ? null : _places.Take, cancellation).ConfigureAwait(false);
            if (!worker.IsRefused)
            {
                _sent = signals.IsEmpty ? 0 : signals[^1].Number;
                (_lease, _isAlone) = (lease, false);
                worker.Saying = (block, text) => Run.Saying?.Invoke(block, text);
                if (!_request.Journal.IsEmpty)
                {
                    Deliver(lease);
                }

                if (_isCanceled || _isInterrupted)
                {
                    // That was asked for while it was taken up.
                    await StopAsync().ConfigureAwait(false);
                }

                return worker;
            }

            LeavePlaces();
            var replace = lease.Replace;
            lease.Dispose();
            lease = null;
            if (replace is not null && !_hasReplaced && worker.Refusals.Any(refusal => refusal.Code is RunError.CodeMissing or RunError.CodeDiffers))
            {
                // It has what the output was when it started, and part of that was built again since.
                _hasReplaced = true;
                replace();
                return await BeginAsync(cancellation).ConfigureAwait(false);
            }

            Run.Refusals = worker.Refusals;
            return null;
        }
        catch
        {
            LeavePlaces();
            lease?.Dispose();
            throw;
        }
    }

    // Whatever goes wrong, whoever watches hears of its end, and others may take it up.
    private async Task LiveAsync(WorkerRun? worker)
    {
        try
        {
            do
            {
                if (worker is not null && !await PumpAsync(worker).ConfigureAwait(false))
                {
                    break;
                }
            }
            while (await WaitAsync().ConfigureAwait(false) && (worker = await TakeUpAsync().ConfigureAwait(false)) is not null);
        }
        catch (Exception exception)
        {
            await InterruptAsync(Why(exception)).ConfigureAwait(false);
        }
        finally
        {
            if (!_begun.TrySetResult(_lost ?? WorkerErrors.OwnerEnds()))
            {
                // Before anybody hears of the end: a process may end then.
                _span.End(Summary, _owning.Time.GetUtcNow());
            }

            Run.Finish(Summary);
        }
    }
}
