using System.Globalization;
using System.Net.Http.Headers;
using Scout.Revisions.Project;
using Scout.Runs.Calling;
using Scout.Runs.Queries;
using Scout.Server.Projects;
using Scout.Server.Running;

namespace Scout.Server.Callbacks;

/// <summary>Tells receivers of ends of runs, signed as Standard Webhooks has it. What <c>scout.json</c> allows now counts.</summary>
internal sealed class CallbackSender : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(15);
    private readonly ProjectStores _project;
    private readonly RunHub _hub;
    private readonly CallbackBody _body;
    private readonly TimeProvider _time;

    // A redirect is another's wish; an answer's body is nobody's; where in a trace this is, is not theirs to know.
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 16,
    })
    {
        Timeout = LongestAnswer,
    };

    public CallbackSender(ProjectStores project, RunHub hub, CallbackBody body, TimeProvider time) => (_project, _hub, _body, _time) = (project, hub, body, time);

    /// <summary>Tells it.</summary>
    /// <param name="callback">Whom.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ScoutException">It was not taken, or cannot be told.</exception>
    public async Task SendAsync(Callback callback, CancellationToken cancellation)
    {
        var entry = _hub.Runs.Entry(callback.RunId);
        var allowed = Allowed(entry);
        if (allowed?.To.Contains(callback.Origin, StringComparer.Ordinal) != true)
        {
            throw CallbackErrors.IsNotAllowed(entry.Environment, callback.Origin);
        }

        var (body, now) = (_body(_hub.Runs.Read(callback.RunId), entry.Ended ?? entry.Started), _time.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, callback.Url) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } } };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Scout", "1"));
        request.Headers.Add("webhook-id", callback.RunId);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", CallbackSecret.Of(allowed.Secret).Sign(callback.RunId, now, body));
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw CallbackErrors.NotTaken(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
            }
        }
        catch (HttpRequestException exception)
        {
            throw CallbackErrors.NotTaken(exception.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw CallbackErrors.NotTaken("no answer");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private CallbackDefinition? Allowed(RunEntry run) => _project.Project is var project && project.Has(run.Environment) ? project.Environment(run.Environment).Callbacks : null;
}
