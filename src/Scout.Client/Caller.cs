using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Scout.Client;

/// <summary>Sends requests, again where that does nothing twice, and turns refusals into exceptions.</summary>
internal sealed class Caller(HttpClient http, Uri server, string? key, ScoutClientOptions options)
{
    private const int TooManyRequests = 429;

    /// <summary>How it asks.</summary>
    public ScoutClientOptions Options => options;

    /// <summary>The answer to a request, as JSON.</summary>
    /// <exception cref="ScoutApiException">The server refused it.</exception>
    /// <exception cref="HttpRequestException">The server was not reached, or went away.</exception>
    public Task<T> ReadAsync<T>(Ask ask, JsonTypeInfo<T> type, CancellationToken cancellation) => ReadAsync(ask, type, response: null, cancellation);

    /// <summary>The answer to a request, as JSON.</summary>
    /// <param name="ask">The request.</param>
    /// <param name="type">What the answer is.</param>
    /// <param name="response">Looks at the answer first.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<T> ReadAsync<T>(Ask ask, JsonTypeInfo<T> type, Action<HttpResponseMessage>? response, CancellationToken cancellation) => AgainAsync(
        ask,
        async () =>
        {
            using var answer = await OnceAsync(ask, cancellation).ConfigureAwait(false);
            response?.Invoke(answer);
            // Spaces may come before it for as long as a run takes.
            using var body = await answer.ReadBodyAsync(cancellation).ConfigureAwait(false);
            return await JsonSerializer.DeserializeAsync(body.Stream, type, cancellation).ConfigureAwait(false) ?? throw new JsonException("the answer is null");
        },
        cancellation);

    /// <summary>The answer to a request whose body is read as it comes.</summary>
    public Task<HttpResponseMessage> OpenAsync(Ask ask, CancellationToken cancellation) => AgainAsync(ask, () => OnceAsync(ask, cancellation), cancellation);

    private async Task<T> AgainAsync<T>(Ask ask, Func<Task<T>> once, CancellationToken cancellation)
    {
        for (var times = 0; ; times++)
        {
            TimeSpan wait;
            try
            {
                return await once().ConfigureAwait(false);
            }
            catch (ScoutApiException refused) when (times < options.Retries && (int)refused.Status is TooManyRequests or (int)HttpStatusCode.ServiceUnavailable && refused.RetryAfter <= options.LongestWait)
            {
                // Nothing was done, as the server says.
                wait = refused.RetryAfter.Value;
            }
            catch (Exception broken) when (times < options.Retries && ask.MayBeRepeated && broken is HttpRequestException or IOException && !cancellation.IsCancellationRequested)
            {
                wait = TimeSpan.FromMilliseconds(500 << Math.Min(times, 5));
            }

            await Task.Delay(wait, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> OnceAsync(Ask ask, CancellationToken cancellation)
    {
        using var message = ask.Message(server, key);
        var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            using var body = await response.ReadBodyAsync(cancellation).ConfigureAwait(false);
            throw await Refusals.ReadAsync(response, body.Stream, cancellation).ConfigureAwait(false);
        }
    }
}
