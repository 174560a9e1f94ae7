using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Scout.Client;

/// <summary>Sends requests, again where that does nothing twice, and turns refusals into exceptions.</summary>
internal sealed class Caller(HttpClient http, Uri server, string? key, ScoutClientOptions options)
{
    private const int TooManyRequests = 429;
    private const string EventStream = "text/event-stream";

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
            var text = await body.ReadTextAsync(cancellation).ConfigureAwait(false);
            try
            {
                return JsonSerializer.Deserialize(text, type) ?? throw Refusals.NoAnswer(answer, text);
            }
            catch (JsonException)
            {
                // What stands between answers like this: a page to log in, an error page, half of an answer.
                throw Refusals.NoAnswer(answer, text);
            }
        },
        cancellation);

    /// <summary>The stream of events that a request is answered with, which is read as it comes.</summary>
    /// <exception cref="ScoutApiException">The server refused it, or it is answered with something else.</exception>
    public Task<HttpResponseMessage> OpenAsync(Ask ask, CancellationToken cancellation) => AgainAsync(
        ask,
        async () =>
        {
            var answer = await OnceAsync(ask, cancellation).ConfigureAwait(false);
            if (answer.Content.Headers.ContentType?.MediaType == EventStream)
            {
                return answer;
            }

            using (answer)
            {
                using var body = await answer.ReadBodyAsync(cancellation).ConfigureAwait(false);
                throw Refusals.NoAnswer(answer, await body.ReadTextAsync(cancellation).ConfigureAwait(false));
            }
        },
        cancellation);

    private async Task<T> AgainAsync<T>(Ask ask, Func<Task<T>> once, CancellationToken cancellation)
    {
        for (var times = 0; ; times++)
        {
            TimeSpan wait;
            try
            {
                return await once().ConfigureAwait(false);
            }
            catch (ScoutApiException refused) when (times < options.Retries && (int)refused.Status is TooManyRequests or (int)HttpStatusCode.ServiceUnavailable && refused.RetryAfter <= options.LongestWait && (refused.IsOfServer || ask.MayBeRepeated))
            {
                // Nothing was done, as the server says; whoever stands before it does not know that.
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
            throw await Refusals.ReadAsync(response, body, cancellation).ConfigureAwait(false);
        }
    }
}
