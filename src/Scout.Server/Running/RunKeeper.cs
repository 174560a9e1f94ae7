using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scout.Runs.Queries;

namespace Scout.Server.Running;

/// <summary>Goes on with runs: with those that a server left, once, at its start; and with every one whose time has come.</summary>
internal sealed partial class RunKeeper(RunHub hub, TimeProvider time, ILogger<RunKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilAgain = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, DateTimeOffset> _failed = new(StringComparer.Ordinal);

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
        }
        while (await NextAsync(timer, stoppingToken).ConfigureAwait(false));
        IsReady = false;
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

    private async Task GoOnAsync(RunEntry run)
    {
        try
        {
            foreach (var refusal in await hub.ResumeAsync(run).ConfigureAwait(false))
            {
                throw new ScoutException(refusal.Code, refusal.Message);
            }

            _failed.Remove(run.RunId);
        }
        catch (OperationCanceledException)
        {
            // The server leaves its runs to whoever comes next.
        }
        catch (ScoutException exception)
        {
            // Whatever is missing may come back: a bundle, a commit.
            _failed[run.RunId] = time.GetUtcNow() + UntilAgain;
            DoesNotGoOn(run.RunId, exception.Code, exception.Message);
        }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The runs cannot be read: {Code}: {Why}")]
    private partial void StoreFails(string code, string why);
}
