namespace Scout.Client;

/// <summary>The body of an answer. Who stops waiting for it closes the connection: not every platform's streams can be told.</summary>
internal sealed class ResponseBody : IDisposable
{
    private readonly CancellationTokenRegistration _closing;

    internal ResponseBody(Stream stream, CancellationTokenRegistration closing) => (Stream, _closing) = (stream, closing);

    /// <summary>What comes.</summary>
    public Stream Stream { get; }

    /// <summary>All that comes, as a text.</summary>
    public async Task<string> ReadTextAsync(CancellationToken cancellation)
    {
        using var reader = new StreamReader(Stream);
        try
        {
            var text = await reader.ReadToEndAsync(
#if NET
                cancellation
#endif
                ).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return text;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Dispose();
        Stream.Dispose();
    }
}

/// <summary>Opens bodies.</summary>
internal static class ResponseBodies
{
    /// <summary>The body of an answer, as it comes.</summary>
    public static async Task<ResponseBody> ReadBodyAsync(this HttpResponseMessage response, CancellationToken cancellation)
    {
        var closing = cancellation.Register(response.Dispose);
        try
        {
#if NET
            return new(await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), closing);
#else
            return new(await response.Content.ReadAsStreamAsync().ConfigureAwait(false), closing);
#endif
        }
        catch
        {
            closing.Dispose();
            throw;
        }
    }
}
