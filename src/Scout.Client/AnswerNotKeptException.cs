using System.Net;

namespace Scout.Client;

/// <summary>
/// The request was made before, with the same key (<see cref="ExecuteOptions.IdempotencyKey"/>), and ran then; what it yielded is not kept, or not any more. It did not run again. Also a call that repeats
/// itself because its connection broke may end so.
/// </summary>
public sealed class AnswerNotKeptException : ScoutApiException
{
    internal const string Gone = "SCOUT8025";
    internal const string Redacted = "SCOUT8026";

    internal AnswerNotKeptException(string detail, string code, string? runId)
        : base(HttpStatusCode.Conflict, detail, code) => RunId = runId;

    /// <summary>The run that there was, where the server says which.</summary>
    public string? RunId { get; }
}
