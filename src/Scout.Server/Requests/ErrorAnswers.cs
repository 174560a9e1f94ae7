using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Requests;

/// <summary>Turns whatever goes wrong into an answer of the contract: always JSON, never a stack.</summary>
internal sealed partial class ErrorAnswers(ILogger<ErrorAnswers> log, IHostApplicationLifetime lifetime)
{
    /// <summary>Answers a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="next">What answers it where all is well.</param>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http).ConfigureAwait(false);
            if (!http.Response.HasStarted && http.Response.StatusCode >= 400 && http.Response.ContentLength is null && http.Response.ContentType is null)
            {
                await http.Response.WriteAsync(WireError.Of(Words(http)), http.Response.StatusCode).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (http.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            // Whoever asked is gone.
        }
        catch (OperationCanceledException) when (http.Response.HasStarted && lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // What it waited for goes on elsewhere, or at the next start.
            http.Abort();
        }
        catch (Exception exception) when (http.Response.HasStarted)
        {
            // Half of an answer must not look like a whole one.
            Broke(exception, http.Request.Method, http.Request.Path);
            http.Abort();
        }
        catch (Exception exception)
        {
            var headers = http.Response.Headers.Where(header => header.Key.StartsWith("Scout-", StringComparison.OrdinalIgnoreCase) || header.Key is "WWW-Authenticate" or "Retry-After" or "Allow").ToArray();
            http.Response.Clear();
            Array.ForEach(headers, header => http.Response.Headers[header.Key] = header.Value);
            await http.Response.WriteAsync(Told(http, exception)).ConfigureAwait(false);
        }
    }

    private ApiException Told(HttpContext http, Exception exception)
    {
        switch (exception)
        {
            case ApiException told:
                return told;
            case ScoutException { Kind: ErrorKind.Unavailable } scout:
                Broke(scout, http.Request.Method, http.Request.Path);
                http.Response.Headers.RetryAfter = "1";
                return ApiException.Unavailable($"The server could not begin that, and nothing of it was done ({scout.Code}). Ask again in a moment. Its log says why.", scout.Code);
            // Where nobody said in which part of the request it lies, in the one that says what is wanted.
            case ScoutException scout when ApiException.Of(scout, http.GetEndpoint()?.Metadata.GetMetadata<RouteBody>() is null ? "query" : "body") is { } told:
                return told;
            case ScoutException scout:
                Broke(scout, http.Request.Method, http.Request.Path);
                return ApiException.Broken($"The server cannot do that now ({scout.Code}). Its log says why.", scout.Code);
            case BadHttpRequestException bad:
                return ApiException.Unreadable(bad);
            case OperationCanceledException when lifetime.ApplicationStopping.IsCancellationRequested:
                return ApiException.Unavailable("The server stops. Ask again in a moment.");
            default:
                Broke(exception, http.Request.Method, http.Request.Path);
                return ApiException.Broken("Something went wrong in the server. Its log says what.");
        }
    }

    private static string Words(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {http.Request.Method} {http.Request.Path}. GET /openapi/v1.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{http.Request.Path} cannot be asked with {http.Request.Method}, but with {http.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => "Only JSON is understood: Content-Type: application/json.",
        StatusCodes.Status503ServiceUnavailable => "The server has too much to do. Ask again in a moment.",
        var status => $"The request was refused with status {status}.",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void Broke(Exception exception, string method, string path);
}
