using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Scout.Client;

/// <summary>The events of one connection.</summary>
internal sealed class EventStream(HttpResponseMessage response) : IAsyncDisposable
{
    private IAsyncEnumerator<SseItem<string>>? _items;
    private ResponseBody? _body;

    /// <summary>Why the connection ended, where it did not end by itself.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>The next event; none: the connection has no more.</summary>
    public async Task<RunEvent?> NextAsync(CancellationToken cancellation)
    {
        try
        {
            _body ??= await response.ReadBodyAsync(cancellation).ConfigureAwait(false);
            _items ??= SseParser.Create(_body.Stream).EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation);
            while (await _items.MoveNextAsync().ConfigureAwait(false))
            {
                if (Read(_items.Current) is { } known)
                {
                    return known;
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException && !cancellation.IsCancellationRequested)
        {
            Broken = exception;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellation);
        }

        return null;
    }

    /// <summary>Lets go of the connection, and of what waits in the caller's token to do so.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_items is not null)
        {
            await _items.DisposeAsync().ConfigureAwait(false);
        }

        _body?.Dispose();
    }

    // What is no JSON is what other servers end streams with; events that a later server knows are passed over.
    private static RunEvent? Read(SseItem<string> item) =>
        item.Data.Length > 0 && item.Data[0] == '{' ? JsonSerializer.Deserialize(item.Data, ClientJson.Default.EventEnvelope)!.Event() : null;
}
