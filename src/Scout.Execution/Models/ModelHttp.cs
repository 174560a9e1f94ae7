using System.Net;
using System.Text;
using Scout.Execution.Http;

namespace Scout.Execution.Models;

/// <summary>A provider answered with a status that is no success.</summary>
/// <param name="status">The status.</param>
/// <param name="said">What it says is wrong; empty where it says nothing.</param>
/// <param name="retryAfter">When it wants to be asked again, from now on; none where it does not say.</param>
internal sealed class ModelHttpException(HttpStatusCode status, string said, TimeSpan? retryAfter) : Exception($"{(int)status}: {said}")
{
    public HttpStatusCode Status { get; } = status;

    public string Said { get; } = said;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>Makes the requests of every provider's client in the same way: each once, with the headers of scout.json, and failures told by their status whatever the client would make of them.</summary>
/// <param name="headers">Headers of every request.</param>
/// <param name="time">The clock.</param>
internal sealed class ModelHttp(IReadOnlyDictionary<string, string> headers, TimeProvider time) : DelegatingHandler(NewSockets())
{
    // Enough to say what is wrong.
    private const int MostOfAnError = 64 * 1024;

    // A model that thinks answers late; one that does not answer at all is waited for no longer.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(15);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        ModelRequests.Count();
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(LongestSilence);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, silence.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"no answer for {LongestSilence.TotalMinutes:0} minutes", exception);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        ModelRequests.Refused();
        using (response)
        {
            throw new ModelHttpException(response.StatusCode, Said(await TextAsync(response, cancellationToken).ConfigureAwait(false)), HttpAnswers.RetryAfter(response, time));
        }
    }

    private static string Said(string body) => ErrorText.Of(body) ?? body;

    private static async Task<string> TextAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            var bytes = new byte[MostOfAnError];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            return Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            return "";
        }
    }

    private static SocketsHttpHandler NewSockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };
}
