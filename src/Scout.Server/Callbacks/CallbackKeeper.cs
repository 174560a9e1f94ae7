using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scout.Runs.Calling;
using Scout.Server.Options;
using Scout.Server.Running;

namespace Scout.Server.Callbacks;

/// <summary>Tells the ends of runs to whoever asked for that, at least once: also those that a server before left; again with growing pauses where they are not taken.</summary>
internal sealed partial class CallbackKeeper(RunHub hub, CallbackSender sender, ScoutServerOptions options, TimeProvider time, ILogger<CallbackKeeper> log) : BackgroundService
{
    private const int MostAtOnce = 64;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    // To look takes a while where many wait.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<string, Task> _sending = new(StringComparer.Ordinal);
    private volatile TaskCompletionSource _isTaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _told;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var isTaken = _isTaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
                foreach (var callback in Due().Where(callback => !_sending.ContainsKey(callback.RunId)).Take(Math.Max(0, MostAtOnce - _sending.Count)))
                {
                    Send(callback, stoppingToken);
                }

                await Task.Delay(Least, time, stoppingToken).ConfigureAwait(false);
                await Task.WhenAny(isTaken.Task, Task.Delay(Beat, time, stoppingToken)).ConfigureAwait(false);
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_sending.Values).ConfigureAwait(false);
        }
    }

    private ImmutableArray<Callback> Due()
    {
        try
        {
            var due = hub.Runs.DueCallbacks(time.GetUtcNow());
            _told = null;
            return due;
        }
        catch (ScoutException exception)
        {
            // It may last: once is enough.
            if (_told != exception.Message)
            {
                _told = exception.Message;
                CannotLook(exception.Code, exception.Message);
            }

            return [];
        }
    }

    private void Send(Callback callback, CancellationToken stopping)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _sending[callback.RunId] = SendAsync();
        begin.SetResult();

        async Task SendAsync()
        {
            await begin.Task.ConfigureAwait(false);
            try
            {
                await hub.Runs.TriedCallbackAsync(callback.RunId, await TellAsync(callback, stopping).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The next server tells it.
            }
            catch (ScoutException exception)
            {
                // Nobody knows of this try: it is told again.
                IsNotKept(callback.RunId, exception.Code, exception.Message);
            }
            finally
            {
                _sending.TryRemove(callback.RunId, out _);
                _isTaken.TrySetResult();
            }
        }
    }

    // When it is told again; none: it needs not.
    private async Task<DateTimeOffset?> TellAsync(Callback callback, CancellationToken stopping)
    {
        try
        {
            await sender.SendAsync(callback, stopping).ConfigureAwait(false);
            IsTold(callback.RunId, callback.Origin, callback.Attempts + 1);
            return null;
        }
        catch (ScoutException exception) when (callback.Attempts < options.CallbackPauses.Length)
        {
            var again = time.GetUtcNow() + options.CallbackPauses[callback.Attempts];
            IsNotTold(callback.RunId, callback.Origin, callback.Attempts + 1, again, exception.Code, exception.Message);
            return again;
        }
        catch (ScoutException exception)
        {
            IsGivenUp(callback.RunId, callback.Origin, callback.Attempts + 1, exception.Code, exception.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The end of the run {Run} is told to {Origin}, at attempt {Attempt}")]
    private partial void IsTold(string run, string origin, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The end of the run {Run} is not told to {Origin} at attempt {Attempt}, and again at {Again:u}: {Code}: {Why}")]
    private partial void IsNotTold(string run, string origin, int attempt, DateTimeOffset again, string code, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The end of the run {Run} is not told to {Origin} at attempt {Attempt}, which was the last: {Code}: {Why}")]
    private partial void IsGivenUp(string run, string origin, int attempt, string code, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of telling the end of the run {Run} cannot be kept: {Code}: {Why}")]
    private partial void IsNotKept(string run, string code, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is to be told of runs cannot be looked at: {Code}: {Why}")]
    private partial void CannotLook(string code, string why);
}
