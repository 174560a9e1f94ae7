using System.Collections.Immutable;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Requests;

/// <summary>A request that is answered with an error: the status and the words are for the caller.</summary>
internal sealed class ApiException : Exception
{
    private ApiException(int status, string detail, string? code = null, ImmutableArray<WireProblem> problems = default)
        : base(detail) => (Status, Code, Problems) = (status, code, problems.IsDefault ? [] : problems);

    /// <summary>The status.</summary>
    public int Status { get; }

    /// <summary>Such as <c>SCOUT6018</c>, or none.</summary>
    public string? Code { get; }

    /// <summary>With 422: what is wrong where.</summary>
    public ImmutableArray<WireProblem> Problems { get; }

    /// <summary>Of a promotion: every gate that refused it.</summary>
    public ImmutableArray<WireRefusal> Refusals { get; private init; } = [];

    /// <summary>An error with a status.</summary>
    public static ApiException Of(int status, string detail, string? code = null) => new(status, detail, code);

    /// <summary>There is no such thing, or not for this caller.</summary>
    public static ApiException NotFound(string detail, string? code = null) => new(StatusCodes.Status404NotFound, detail, code);

    /// <summary>It is not as the caller expects.</summary>
    public static ApiException Conflict(string detail, string? code = null) => new(StatusCodes.Status409Conflict, detail, code);

    /// <summary>The caller may not.</summary>
    public static ApiException Forbidden(string detail) => new(StatusCodes.Status403Forbidden, detail);

    /// <summary>Gates refuse a promotion.</summary>
    public static ApiException Forbidden(string detail, ImmutableArray<WireRefusal> refusals) => new(StatusCodes.Status403Forbidden, detail) { Refusals = refusals };

    /// <summary>A part of the request is wrong.</summary>
    /// <param name="type">What kind of problem it is: <c>missing</c>, <c>value_error</c>, ...</param>
    /// <param name="message">What is wrong, and the remedy.</param>
    /// <param name="place">Where: <c>body</c>, <c>query</c> or <c>path</c>, then the names that lead there.</param>
    public static ApiException Wrong(string type, string message, params ImmutableArray<string> place) => Wrong([new(place, message, type)]);

    /// <summary>Parts of the request are wrong.</summary>
    public static ApiException Wrong(ImmutableArray<WireProblem> problems) =>
        new(StatusCodes.Status422UnprocessableEntity, string.Join("; ", problems.Select(problem => problem.Msg)), problems: problems);
}
