using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;

namespace Scout.Server.Running;

/// <summary>Goes on with runs: with those that a server left, once, at its start; with every one whose time has come; and with those whose worker died.</summary>
internal sealed partial class RunKeeper(RunHub hub, TimeProvider time, ILogger<RunKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilAgain = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, DateTimeOffset> _failed = new(StringComparer.Ordinal);

    private readonly LostRuns _lost = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it has gone on with what was left.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Whether it has gone on with what was left, and does so.</summary>
    public bool IsReady { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var run in hub.Runs.LeftByServer())
        {
            await GoOnAsync(run).ConfigureAwait(false);
        }

        IsReady = true;
        _ready.SetResult();
        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            foreach (var run in Due())
            {
                await GoOnAsync(run).ConfigureAwait(false);
            }

            await TryLostAsync().ConfigureAwait(false);
        }
        while (await NextAsync(timer, stoppingToken).ConfigureAwait(false));
        IsReady = false;
    }

    private async Task TryLostAsync()
    {
        try
        {
            // Before they are asked for: one that is lost once more from now on is known as one that was tried.
            foreach (var run in _lost.Tried.Where(run => hub.Live(run) is null && Interrupted(run) is null))
            {
                _lost.Forget(run);
            }

            foreach (var run in hub.TakeLost().Select(Interrupted).OfType<RunEntry>())
            {
                if (!_lost.Add(run.RunId, time.GetUtcNow()))
                {
                    IsGivenUp(run.RunId, run.Error?.Message ?? "");
                }
            }

            foreach (var run in _lost.Due(time.GetUtcNow(), run => hub.Live(run) is not null))
            {
                await TryAsync(run).ConfigureAwait(false);
            }
        }
        catch (ScoutException exception)
        {
            StoreFails(exception.Code, exception.Message);
        }
    }

    // Somebody else may have gone on with it, canceled it, or removed it by now.
    private RunEntry? Interrupted(string run) =>
        hub.Runs.Has(run) && hub.Runs.Entry(run) is { Status: RunStatus.Interrupted, IsOfServer: true } entry ? entry : null;

    private async Task TryAsync(string run)
    {
        if (Interrupted(run) is not { } entry)
        {
            _lost.Forget(run);
        }
        else if (await GoOnAsync(entry, isAlone: true).ConfigureAwait(false))
        {
            _lost.Try(run);
        }
        else
        {
            _lost.PutOff(run, time.GetUtcNow() + UntilAgain);
        }
    }

    private RunEntry[] Due()
    {
        try
        {
            var now = time.GetUtcNow();
            return [.. hub.Runs.Due(now).Where(run => !(_failed.TryGetValue(run.RunId, out var again) && now < again))];
        }
        catch (ScoutException exception)
        {
            StoreFails(exception.Code, exception.Message);
            return [];
        }
    }

    private async Task<bool> GoOnAsync(RunEntry run, bool isAlone = false)
    {
        try
        {
            foreach (var refusal in await hub.ResumeAsync(run, isAlone: isAlone).ConfigureAwait(false))
            {
                throw new ScoutException(refusal.Code, refusal.Message);
            }

            _failed.Remove(run.RunId);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The server leaves its runs to whoever comes next.
        }
        catch (Exception exception)
        {
            // Whatever is missing may come back: a bundle, a commit, room on a disk.
            _failed[run.RunId] = time.GetUtcNow() + UntilAgain;
            DoesNotGoOn(run.RunId, (exception as ScoutException)?.Code ?? exception.GetType().Name, exception.Message);
        }

        return false;
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The run {Run} does not go on: {Code}: {Why}")]
    private partial void DoesNotGoOn(string run, string code, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The run {Run} was interrupted again and again, and is left to whoever resumes it: {Why}")]
    private partial void IsGivenUp(string run, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The runs cannot be read: {Code}: {Why}")]
    private partial void StoreFails(string code, string why);
}
