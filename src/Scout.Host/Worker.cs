using System.Collections.Concurrent;
using System.Reflection;
using Scout.Execution.Hosting;
using Scout.Revisions.Channel;

namespace Scout.Host;

/// <summary>Serves one client: many runs at once, until it says so or hangs up.</summary>
internal sealed class Worker(RunHost host, MessageChannel channel)
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _work = new(StringComparer.Ordinal);
    private bool _isShuttingDown;

    /// <summary>Says hello and serves; completes when no run is left.</summary>
    public async Task ServeAsync()
    {
        await channel.SendAsync(new WorkerHello(WorkerHello.CurrentProtocol, Engine(), Environment.ProcessId)).ConfigureAwait(false);
        try
        {
            while (await NextAsync().ConfigureAwait(false) is { } message)
            {
                await TakeAsync(message).ConfigureAwait(false);
            }
        }
        finally
        {
            // Nobody is left to tell: the runs end as canceled, in their logs too.
            foreach (var run in _runs.Values)
            {
                await run.CancelAsync().ConfigureAwait(false);
            }

            await Task.WhenAll(_work.Values).ConfigureAwait(false);
        }
    }

    // After a shutdown the end of the last run ends the waiting for messages; until then cancellations still come.
    private async Task<WorkerMessage?> NextAsync()
    {
        var receiving = channel.ReceiveAsync();
        while (_isShuttingDown && !receiving.IsCompleted)
        {
            if (_work.Values.FirstOrDefault(work => !work.IsCompleted) is not { } work)
            {
                return null;
            }

            await Task.WhenAny(receiving, work).ConfigureAwait(false);
        }

        try
        {
            return await receiving.ConfigureAwait(false);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task TakeAsync(WorkerMessage message)
    {
        switch (message)
        {
            case StartRun start when _isShuttingDown:
                await channel.SendAsync(new RunRefused(start.RunId, [HostErrors.ShuttingDown(start.RunId)])).ConfigureAwait(false);
                break;
            case StartRun start:
                await StartAsync(start).ConfigureAwait(false);
                break;
            case CancelRun cancel when _runs.TryGetValue(cancel.RunId, out var run):
                await run.CancelAsync().ConfigureAwait(false);
                break;
            case ShutDown:
                _isShuttingDown = true;
                break;
        }
    }

    private async Task StartAsync(StartRun start)
    {
        // Never disposed: a cancellation may come just as the run ends, and without a timer a source holds nothing.
        var stop = new CancellationTokenSource();
        if (!_runs.TryAdd(start.RunId, stop))
        {
            await channel.SendAsync(new RunRefused(start.RunId, [HostErrors.RunIdTaken(start.RunId)])).ConfigureAwait(false);
            return;
        }

        // The project's Configure runs here too: the next message must not wait for it.
        _work[start.RunId] = Task.Run(() => RunAsync(start, stop));
    }

    private async Task RunAsync(StartRun start, CancellationTokenSource stop)
    {
        try
        {
            var (run, refusals) = host.Prepare(start);
            if (run is null)
            {
                await TellAsync(new RunRefused(start.RunId, refusals), stop).ConfigureAwait(false);
            }
            else
            {
                await run.ExecuteAsync(happened => TellAsync(new RunHappened(happened), stop), stop.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            _runs.TryRemove(start.RunId, out _);
            _work.TryRemove(start.RunId, out _);
        }
    }

    private async ValueTask TellAsync(WorkerMessage message, CancellationTokenSource stop)
    {
        try
        {
            await channel.SendAsync(message, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The client has hung up; its log still gets the run's end.
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private static string Engine() =>
        typeof(RunHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
