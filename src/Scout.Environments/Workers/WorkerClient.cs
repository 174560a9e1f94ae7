using System.Collections.Concurrent;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Environments.Workers;

/// <summary>A worker process for one bundle, and the runs in it. Disposing ends the process; runs under way get a moment to be canceled.</summary>
internal sealed class WorkerClient : IAsyncDisposable
{
    // What runs get that are to be canceled, and what is left of a process after them, where somebody waits.
    private static readonly TimeSpan HurriedRuns = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HurriedEnd = TimeSpan.FromSeconds(0.2);
    private readonly HostProcess _process;
    private readonly MessageChannel _channel;
    private readonly WorkerOptions _options;
    private readonly ConcurrentDictionary<string, WorkerRun> _runs = new(StringComparer.Ordinal);
    private readonly Task _receiving;
    private readonly CancellationTokenRegistration _hurry;
    private volatile RunError? _lost;
    private volatile RunError? _given;
    private long _heard;

    private WorkerClient(HostProcess process, MessageChannel channel, WorkerHello hello, WorkerOptions options)
    {
        _process = process;
        _channel = channel;
        _options = options;
        Hello = hello;
        _hurry = options.Hurry.Register(() => _ = HurryAsync());
        _receiving = ReceiveAsync();
    }

    /// <summary>What the worker said of itself.</summary>
    public WorkerHello Hello { get; }

    /// <summary>Whether the worker can still be asked for runs.</summary>
    public bool IsAlive => _lost is null;

    /// <summary>Starts a worker and waits for its hello.</summary>
    /// <param name="output">Where the bundle's files lie.</param>
    /// <param name="options">How it is started.</param>
    /// <param name="cancellation">Gives up; the process is killed.</param>
    /// <exception cref="ScoutException">The process does not start, says nothing in time, or speaks another protocol.</exception>
    public static async Task<WorkerClient> StartAsync(BundleOutput output, WorkerOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        options ??= new();
        using var socket = new WorkerSocket();
        var process = HostProcess.Start(options.Command(output).StartInfo("worker", "--channel", socket.FilePath), options.Output);
        MessageChannel? channel = null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(options.StartTimeout);
            try
            {
                channel = new(await AcceptAsync(socket, process, output, limit.Token).ConfigureAwait(false));
                var hello = await WorkerHandshake.ReadAsync(channel, limit.Token).ConfigureAwait(false);
                return new(process, channel, hello, options);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw WorkerErrors.WorkerSaysNothing(output.Assembly, options.StartTimeout);
            }
        }
        catch
        {
            if (channel is not null)
            {
                await channel.DisposeAsync().ConfigureAwait(false);
            }

            process.Dispose();
            throw;
        }
    }

    /// <summary>Asks for a run; completes when the worker has started it or refused it.</summary>
    /// <param name="request">The run.</param>
    /// <param name="cancellation">Stops the waiting, not the run.</param>
    public Task<WorkerRun> RunAsync(StartRun request, CancellationToken cancellation = default) => RunAsync(request, null, cancellation);

    /// <summary>Asks for a run; completes when the worker has started it or refused it.</summary>
    /// <param name="request">The run.</param>
    /// <param name="places">Told what the run wants of places at models; none: the worker gives them itself.</param>
    /// <param name="cancellation">Stops the waiting, not the run.</param>
    public async Task<WorkerRun> RunAsync(StartRun request, Action<WorkerMessage>? places, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var next = request.Journal.IsEmpty ? 0 : request.Journal[^1].Sequence + 1;
        var run = new WorkerRun(request.RunId, next, sequence => TrySendAsync(new RecordsKept(request.RunId, sequence), CancellationToken.None)) { Places = places };
        if (!_runs.TryAdd(run.RunId, run))
        {
            throw new ArgumentException($"Run {run.RunId} is under way already.", nameof(request));
        }

        if (_lost is { } lost)
        {
            EndLost(lost);
        }
        else
        {
            await SendAsync(request with { GivesPlaces = places is not null, HidesSecrets = true }, cancellation).ConfigureAwait(false);
        }

        await run.Answered.WaitAsync(cancellation).ConfigureAwait(false);
        return run;
    }

    /// <summary>Asks the worker to cancel a run; its last event follows. Nothing happens when the run has ended.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellation">Stops the sending.</param>
    public Task CancelAsync(string runId, CancellationToken cancellation = default) =>
        TrySendAsync(new CancelRun(runId), cancellation);

    /// <summary>Tells a run something from outside. Nothing happens when the run has ended, or waits without a worker.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="signal">What.</param>
    public Task SignalAsync(string runId, RunSignal signal) => TrySendAsync(new SignalRun(runId, signal), CancellationToken.None);

    /// <summary>Gives a run a place at a model. Nothing happens when it does not want it any more.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="number">The number of its request.</param>
    public Task GivePlaceAsync(string runId, long number) => TrySendAsync(new PlaceGiven(runId, number), CancellationToken.None);

    /// <summary>How many messages have come from the worker; none for one that cannot be asked for an answer, because it does not know how.</summary>
    public long? Heard => Hello.AnswersPing ? Interlocked.Read(ref _heard) : null;

    /// <summary>Whether it has runs.</summary>
    public bool HasRuns => !_runs.IsEmpty;

    /// <summary>Asks for an answer. It is a message as any other, and <see cref="Heard"/> tells of it.</summary>
    public Task PingAsync() => Hello.AnswersPing ? TrySendAsync(new Ping(), CancellationToken.None) : Task.CompletedTask;

    /// <summary>Ends a worker at once: its runs are lost.</summary>
    /// <param name="why">Why, for them.</param>
    public void GiveUp(RunError why)
    {
        _given = why;
        _process.Kill();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await TrySendAsync(new ShutDown(), CancellationToken.None).ConfigureAwait(false);
        foreach (var runId in _runs.Keys)
        {
            await CancelAsync(runId, CancellationToken.None).ConfigureAwait(false);
        }

        using var limit = new CancellationTokenSource(_options.StopTimeout);
        await using var hurry = _options.Hurry.Register(() => limit.CancelAfter(HurriedEnd)).ConfigureAwait(false);
        try
        {
            await _process.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        await _channel.DisposeAsync().ConfigureAwait(false);
        await _receiving.ConfigureAwait(false);
        await _hurry.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    // A process that does not listen, because it is stopped or its code holds all that it has, is not waited for.
    private async Task HurryAsync()
    {
        await Task.Delay(HurriedRuns).ConfigureAwait(false);
        if (!_runs.IsEmpty && _lost is null)
        {
            GiveUp(WorkerErrors.WorkerIsSilent(Hello.ProcessId, HurriedRuns));
        }
    }

    private static async Task<Stream> AcceptAsync(WorkerSocket socket, HostProcess process, BundleOutput output, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var accepted = socket.AcceptAsync(either.Token);
        var exited = process.WaitAsync(either.Token);
        if (await Task.WhenAny(accepted, exited).ConfigureAwait(false) == exited && exited.IsCompletedSuccessfully)
        {
            throw WorkerErrors.WorkerDoesNotStart(output.Assembly, process.ExitCode, process.ErrorTail);
        }

        var stream = await accepted.ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        return stream;
    }

    private async Task ReceiveAsync()
    {
        RunError? broken = null;
        try
        {
            while (await _channel.ReceiveAsync().ConfigureAwait(false) is { } message)
            {
                Take(message);
            }
        }
        catch (ScoutException exception)
        {
            broken = new(exception.Code, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The connection was reset: what the process left behind says more.
        }

        EndLost(_lost = _given ?? broken ?? await DescribeEndAsync().ConfigureAwait(false));
    }

    private void Take(WorkerMessage message)
    {
        Interlocked.Increment(ref _heard);
        switch (message)
        {
            case RunRefused refused when _runs.TryRemove(refused.RunId, out var run):
                run.Refuse(refused.Errors);
                break;
            case PlaceWanted wanted when _runs.TryGetValue(wanted.RunId, out var run):
                run.Places?.Invoke(wanted);
                break;
            case PlaceLeft left when _runs.TryGetValue(left.RunId, out var run):
                run.Places?.Invoke(left);
                break;
            case SecretKnown secret:
                _process.Hide(secret.Name, secret.Value);
                break;
            case RunSaying saying when _runs.TryGetValue(saying.RunId, out var run):
                run.Saying?.Invoke(saying.Block, saying.Text);
                break;
            case RunReported { Records.IsDefaultOrEmpty: false } reported when _runs.TryGetValue(reported.RunId, out var run):
                if (run.Reported(new(reported.Records, reported.Result)))
                {
                    _runs.TryRemove(reported.RunId, out _);
                }

                break;
        }
    }

    private async Task<RunError> DescribeEndAsync()
    {
        using var limit = new CancellationTokenSource(_options.StopTimeout);
        try
        {
            await _process.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        return WorkerErrors.WorkerDied(Hello.ProcessId, _process.HasExited ? _process.ExitCode : null, _process.ErrorTail);
    }

    private void EndLost(RunError error)
    {
        foreach (var runId in _runs.Keys)
        {
            if (_runs.TryRemove(runId, out var run))
            {
                run.Lose(error);
            }
        }
    }

    // What a run goes on from may be long: it goes before, in parts.
    private async Task SendAsync(StartRun request, CancellationToken cancellation)
    {
        foreach (var part in RecordParts.Of(request.Journal))
        {
            await TrySendAsync(new RunMaterial(request.RunId) { Journal = part }, cancellation).ConfigureAwait(false);
        }

        foreach (var part in RecordParts.Of(request.Earlier))
        {
            await TrySendAsync(new RunMaterial(request.RunId) { Earlier = part }, cancellation).ConfigureAwait(false);
        }

        await TrySendAsync(request with { Journal = [], Earlier = request.Earlier.Clear() }, cancellation).ConfigureAwait(false);
    }

    private async Task TrySendAsync(WorkerMessage message, CancellationToken cancellation)
    {
        try
        {
            await _channel.SendAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The worker is gone; the receiving side says so to every run.
        }
    }
}
