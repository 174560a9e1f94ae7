using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;
using Scout.Server.Requests;

namespace Scout.Server.Guards;

/// <summary>What every request of the API passes before it is answered: whatever throws becomes an answer.</summary>
internal sealed class RequestGuard(ErrorAnswers errors, OriginGuard origins, LoadGuard load, KeyGuard keys, IHostApplicationLifetime lifetime)
{
    /// <summary>Puts the guards before an endpoint, and lets browsers ask whether they may ask it (preflight).</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static void Before(EndpointBuilder endpoint)
    {
        var answer = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http => ((RequestGuard)http.RequestServices.GetService(typeof(RequestGuard))!).PassAsync(http, answer);
        if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { } methods)
        {
            endpoint.Metadata.Add(new HttpMethodMetadata(methods.HttpMethods, acceptCorsPreflight: true));
        }
    }

    /// <summary>The statuses that a request may be refused with before its route has it, or where that breaks.</summary>
    /// <param name="metadata">What the route says of itself.</param>
    public static IEnumerable<int> Refusals(IEnumerable<object> metadata)
    {
        IEnumerable<int> ofAll = [400, 403, 421, 500, 503];
        var ofKeys = metadata.OfType<Needs>().LastOrDefault() is { Scope: not null } ? [401, 429] : (int[])[];
        return [.. ofAll, .. ofKeys, .. metadata.OfType<RouteBody>().Any() ? [413, 415, 422] : (int[])[]];
    }

    private Task PassAsync(HttpContext http, RequestDelegate answer) => errors.InvokeAsync(http, async _ =>
    {
        HeaderGuard.Check(http);
        origins.Check(http);
        if (HttpMethods.IsOptions(http.Request.Method) && http.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod))
        {
            OriginGuard.Invite(http);
            return;
        }

        var needs = KeyGuard.NeedsOf(http);
        if (keys.Check(http, needs) is { } caller)
        {
            http.Items[typeof(Caller)] = caller;
            load.Count(http, caller);
        }

        // Places are for what is done, and not for those who take their time to say what that is: a few could hold all of them.
        if (http.GetEndpoint()?.Metadata.GetMetadata<RouteBody>() is not null)
        {
            await Bodies.ArriveAsync(http.Request, http.RequestAborted).ConfigureAwait(false);
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw LoadGuard.Stops(http);
        }

        using var slot = needs.IsAlwaysAnswered ? null : await load.EnterAsync(http).ConfigureAwait(false);
        http.Items[typeof(RequestSlot)] = slot;
        try
        {
            await answer(http).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            throw LoadGuard.Stops(http);
        }
    });
}
