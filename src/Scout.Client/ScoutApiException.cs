using System.Net;

namespace Scout.Client;

/// <summary>
/// The server refused a request; nothing ran for it. A run that failed is no such exception but a result. Where <see cref="Status"/> is 200 it is no refusal: what stands between answered something that is no
/// answer of a server of workflows, and whether something was done is not known.
/// </summary>
public class ScoutApiException : Exception
{
    internal ScoutApiException(HttpStatusCode status, string detail, string? code)
        : base(detail) => (Status, Code) = (status, code);

    /// <summary>The status: 422 where a part of the request is wrong, 403 where the key may not or a gate refuses, 409 where something is not as expected.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What is wrong, and the remedy: the message.</summary>
    public string Detail => Message;

    /// <summary>The code, such as <c>SCOUT6018</c>, where the refusal has one.</summary>
    public string? Code { get; }

    /// <summary>With 422: what is wrong where.</summary>
    public IReadOnlyList<ApiProblem> Problems { get; init; } = [];

    /// <summary>Of a promotion: every gate that refused it.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>With 429 and 503: when it may be asked again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the server itself says it, and not what stands before it.</summary>
    internal bool IsOfServer { get; init; }
}

/// <summary>What is wrong with a part of a request.</summary>
/// <param name="Loc">Where: <c>body</c>, <c>query</c>, <c>header</c> or <c>path</c>, then the names that lead there.</param>
/// <param name="Msg">What is wrong, and the remedy.</param>
/// <param name="Type">What kind of problem it is: <c>missing</c>, <c>value_error</c>, ...</param>
public sealed record ApiProblem(IReadOnlyList<string> Loc, string Msg, string Type);

/// <summary>A gate that refused a promotion.</summary>
/// <param name="Gate">The gate, in one word.</param>
/// <param name="Message">Why, and the remedy.</param>
public sealed record Refusal(string Gate, string Message);
