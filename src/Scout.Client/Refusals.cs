using System.Text.Json;

namespace Scout.Client;

/// <summary>Reads the answers of a server, or of what stands before it, that are no results.</summary>
internal static class Refusals
{
    private const int LongestText = 500;

    /// <summary>The exception that says what an answer says.</summary>
    public static async Task<ScoutApiException> ReadAsync(HttpResponseMessage response, Stream body, CancellationToken cancellation)
    {
        using var reader = new StreamReader(body);
        var text = await reader.ReadToEndAsync(
#if NET
            cancellation
#endif
            ).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var told = Told(text);
        var detail = told?.Message ?? $"The server answered {(int)response.StatusCode} {response.ReasonPhrase}: {Short(text)}";
        return told?.Code switch
        {
            ContractMismatchException.Known => new ContractMismatchException(detail),
            RevisionMismatchException.Known => new RevisionMismatchException(detail),
            var code => new ScoutApiException(response.StatusCode, detail, code)
            {
                Problems = told?.Detail is { ValueKind: JsonValueKind.Array } problems ? problems.Deserialize(ClientJson.Default.IReadOnlyListApiProblem)! : [],
                Refusals = told?.Refusals ?? [],
                RetryAfter = After(response),
            },
        };
    }

    // What a proxy says need not be JSON.
    private static ErrorBody? Told(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ClientJson.Default.ErrorBody);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? After(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - DateTimeOffset.UtcNow is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static string Short(string text) => text.Length <= LongestText ? text : text.Remove(LongestText) + "...";
}
