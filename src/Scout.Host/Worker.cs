using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Scout.Execution.Hosting;
using Scout.Execution.Running;
using Scout.Execution.Runs;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using Scout.Revisions.Secrets;

namespace Scout.Host;

/// <summary>Serves one client: many runs at once, until it says so or hangs up.</summary>
internal sealed class Worker(RunHost host, MessageChannel channel, HiddenTexts secrets)
{
    // More than a run gets that is canceled.
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<string, UnderWay> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<UnderWay, Task> _work = new();
    private readonly Dictionary<string, RunMaterial> _material = new(StringComparer.Ordinal);
    private bool _isShuttingDown;
    private bool _isGone;

    /// <summary>Says hello and serves, on the thread that calls; returns when no run is left.</summary>
    /// <returns>Whether the client is gone: then nobody ends what is left.</returns>
    public bool Serve()
    {
        channel.SendAsync(new WorkerHello(WorkerHello.CurrentProtocol, Engine(), Environment.ProcessId) { AnswersPing = true, KeepsBudgets = true, KnowsValidations = true }).GetAwaiter().GetResult();
        try
        {
            while (Next() is { } message)
            {
                TakeAsync(message).GetAwaiter().GetResult();
            }
        }
        finally
        {
            new Thread(Leave) { IsBackground = true, Name = "Scout leaving" }.Start();

            // Nobody is left to tell, and to keep what would happen: another worker goes on with the runs.
            foreach (var run in _runs.Values)
            {
                EngineThread.Post(run.Stop.Cancel);
            }

            // An author's code may hold every thread, and what ends runs needs one: this process does not outlive its client for it.
            Task.WhenAny(Task.WhenAll(_work.Values), Task.Delay(Leaving)).Wait(Leaving);
        }

        return _isGone;
    }

    // The runs, then the end of the process, which calls finalizers and whatever else an author has registered: all of it may never return.
    private static void Leave()
    {
        Thread.Sleep(2 * Leaving);
        Offspring.EndWithSelf();
    }

    // After a shutdown the end of the last run ends the waiting for messages; until then cancellations still come.
    private WorkerMessage? Next()
    {
        Task<WorkerMessage?>? receiving = null;
        while (_isShuttingDown && receiving?.IsCompleted != true)
        {
            if (_work.Values.FirstOrDefault(work => !work.IsCompleted) is not { } work)
            {
                return null;
            }

            // The stream blocks its reader, and the pool may have no thread to spare for it.
            receiving ??= Task.Factory.StartNew(() => channel.ReceiveAsync().GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            Task.WhenAny(receiving, work).GetAwaiter().GetResult();
        }

        WorkerMessage? message = null;
        try
        {
            message = (receiving ?? channel.ReceiveAsync()).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is IOException or ScoutException { Code: ChannelErrors.CutShort })
        {
            // As if it had been closed: the client was killed.
        }

        _isGone = message is null;
        return message;
    }

    private async Task TakeAsync(WorkerMessage message)
    {
        switch (message)
        {
            case StartRun start when _isShuttingDown:
                await channel.SendAsync(new RunRefused(start.RunId, [HostErrors.ShuttingDown(start.RunId)])).ConfigureAwait(false);
                break;
            case RunMaterial part:
                var before = _material.GetValueOrDefault(part.RunId) ?? new(part.RunId);
                _material[part.RunId] = before with { Journal = before.Journal.AddRange(part.Journal), Earlier = before.Earlier.AddRange(part.Earlier) };
                break;
            case StartRun start when _material.Remove(start.RunId, out var material):
                await StartAsync(start with { Journal = material.Journal, Earlier = material.Earlier }).ConfigureAwait(false);
                break;
            case StartRun start:
                await StartAsync(start).ConfigureAwait(false);
                break;
            case CancelRun cancel when _runs.TryGetValue(cancel.RunId, out var run):
                // Who hears of it may go on at once, and nobody waits here for that.
                EngineThread.Post(run.Stop.Cancel);
                break;
            case SignalRun told when _runs.TryGetValue(told.RunId, out var run):
                run.Mailbox.Post(told.Signal);
                break;
            case RecordsKept kept when _runs.TryGetValue(kept.RunId, out var run):
                run.Records.Advance(kept.Sequence);
                break;
            case PlaceGiven given when _runs.TryGetValue(given.RunId, out var run):
                run.Places.Given(given.Number);
                break;
            case Ping:
                channel.Send(new Pong());
                break;
            case ShutDown:
                _isShuttingDown = true;
                break;
        }
    }

    private async Task StartAsync(StartRun start)
    {
        var run = new UnderWay(start.RunId, channel, run => _runs.TryRemove(KeyValuePair.Create(start.RunId, run)));
        foreach (var signal in start.Signals)
        {
            run.Mailbox.Post(signal);
        }

        if (!_runs.TryAdd(start.RunId, run))
        {
            await channel.SendAsync(new RunRefused(start.RunId, [HostErrors.RunIdTaken(start.RunId)])).ConfigureAwait(false);
            return;
        }

        if (start.HidesSecrets)
        {
            secrets.Added ??= Tell;
        }

        // The project's Configure runs here too: the next message must not wait for it.
        var work = Task.Factory.StartNew(
            () => RunAsync(start, run), CancellationToken.None, EngineThread.IsNeeded ? TaskCreationOptions.LongRunning : TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
        _work[run] = work;
        _ = work.ContinueWith(_ => _work.TryRemove(run, out var _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    // Sent before it goes on: what follows on the channel is kept before code runs, and so is this heard.
    private void Tell(string name, string value)
    {
        try
        {
            channel.SendAsync(new SecretKnown(name, value), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The client has hung up, and is told nothing more.
        }
    }

    private async Task RunAsync(StartRun start, UnderWay underWay)
    {
        try
        {
            var (run, refusals) = host.Prepare(start, underWay.Say, start.GivesPlaces ? underWay.Places : null);
            if (run is null)
            {
                await underWay.TellAsync(new RunRefused(start.RunId, refusals)).ConfigureAwait(false);
            }
            else
            {
                await run.ExecuteAsync(underWay, underWay.Stop.Token, underWay.Mailbox).ConfigureAwait(false);
            }
        }
        finally
        {
            _runs.TryRemove(KeyValuePair.Create(start.RunId, underWay));
        }
    }

    private static string Engine() =>
        typeof(RunHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    // A run under way: what stops it, and the way of its records to the client.
    private sealed class UnderWay(string runId, MessageChannel channel, Action<UnderWay> forget) : IRunJournal
    {
        // Not each word of a model is worth a message.
        private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

        private readonly ConcurrentDictionary<string, string> _said = new(StringComparer.Ordinal);
        private readonly long _began = Stopwatch.GetTimestamp();
        private int _isSaying;
        private bool _isOver;

        // Never disposed: a cancellation may come just as the run ends, and without a timer a source holds nothing.
        public CancellationTokenSource Stop { get; } = new();

        public KeptRecords Records { get; } = new();

        public RunMailbox Mailbox { get; } = new();

        public AskedPlaces Places => field ??= new(runId, TellAsync);

        public async ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result)
        {
            foreach (var part in _isOver ? [] : RecordParts.Of(records))
            {
                // Whoever hears that it waits may go on with it here at once.
                if (part[^1].IsLastOfWorker)
                {
                    forget(this);
                }

                try
                {
                    await TellAsync(new RunReported(runId, part) { Result = part[^1].Sequence == records[^1].Sequence ? result : null }).ConfigureAwait(false);
                }
                catch (ScoutException exception)
                {
                    await FailAsync(part[0], exception).ConfigureAwait(false);
                    break;
                }
            }
        }

        // A record that no message holds stands alone in its part: the run ends with it.
        private async ValueTask FailAsync(RunEvent record, ScoutException exception)
        {
            _isOver = true;
            forget(this);
            var error = record switch
            {
                BlockStarted started => RunErrors.Of(started.Block, exception),
                BlockCompleted completed => RunErrors.Of(completed.Block, exception),
                _ => new(exception.Code, exception.Message),
            };
            await TellAsync(new RunReported(runId, [new RunFailed { RunId = runId, Sequence = record.Sequence, Time = record.Time, Error = error, ElapsedMs = Stopwatch.GetElapsedTime(_began).TotalMilliseconds }])).ConfigureAwait(false);
            await FullPool.CancelAsync(Stop).ConfigureAwait(false);
        }

        public long Kept => Records.Last;

        /// <summary>Tells what a model has said so far, with what comes soon after.</summary>
        public void Say(string block, string text)
        {
            _said[block] = text;
            if (Interlocked.Exchange(ref _isSaying, 1) == 0)
            {
                _ = TellSaidAsync();
            }
        }

        private async Task TellSaidAsync()
        {
            await Task.Delay(Beat).ConfigureAwait(false);
            Interlocked.Exchange(ref _isSaying, 0);
            foreach (var block in _said.Keys)
            {
                if (_said.TryRemove(block, out var text))
                {
                    await TellAsync(new RunSaying(runId, block, text)).ConfigureAwait(false);
                }
            }
        }

        public ValueTask KeptAsync(long sequence, CancellationToken cancellation) => Records.WaitAsync(sequence, cancellation);

        public async ValueTask TellAsync(WorkerMessage message)
        {
            try
            {
                channel.Send(message);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // The client has hung up.
                await FullPool.CancelAsync(Stop).ConfigureAwait(false);
            }
        }
    }
}
