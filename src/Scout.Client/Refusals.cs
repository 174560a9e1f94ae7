using System.Text.Json;

namespace Scout.Client;

/// <summary>Reads the answers of a server, or of what stands before it, that are no results.</summary>
internal static class Refusals
{
    /// <summary>The header that says which run an answer is about.</summary>
    public const string RunId = "Scout-Run-Id";

    private const int LongestText = 500;

    /// <summary>The exception that says what an answer says.</summary>
    public static async Task<ScoutApiException> ReadAsync(HttpResponseMessage response, ResponseBody body, CancellationToken cancellation)
    {
        var text = await body.ReadTextAsync(cancellation).ConfigureAwait(false);
        var told = Told(text);
        var detail = told?.Message ?? $"The server answered {Status(response)}: {Short(text)}";
        return told?.Code switch
        {
            ContractMismatchException.Known => new ContractMismatchException(detail),
            RevisionMismatchException.Known => new RevisionMismatchException(detail),
            AnswerNotKeptException.Gone or AnswerNotKeptException.Redacted => new AnswerNotKeptException(detail, told.Code, response.Headers.TryGetValues(RunId, out var run) ? run.Single() : null),
            var code => new ScoutApiException(response.StatusCode, detail, code)
            {
                Problems = told?.Detail is { ValueKind: JsonValueKind.Array } problems ? problems.Deserialize(ClientJson.Default.IReadOnlyListApiProblem)! : [],
                Refusals = told?.Refusals ?? [],
                RetryAfter = After(response),
                // An error of the server's has both.
                IsOfServer = told is { Message: not null, Detail.ValueKind: JsonValueKind.String or JsonValueKind.Array },
            },
        };
    }

    /// <summary>The exception that says that an answer is none of the server's, though it looks like one.</summary>
    public static ScoutApiException NoAnswer(HttpResponseMessage response, string text) => new(
        response.StatusCode,
        $"The answer {Status(response)} is none of a server of workflows, or not a whole one; whether something was done is not known. Look at the address, and at what stands before the server. {(string.IsNullOrWhiteSpace(text) ? "It is empty." : $"It begins with: {Short(text.TrimStart())}")}",
        null);

    private static string Status(HttpResponseMessage response) => $"{(int)response.StatusCode} {response.ReasonPhrase}";

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
