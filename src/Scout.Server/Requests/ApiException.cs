using System.Collections.Immutable;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Requests;

/// <summary>A request that is answered with an error: the status and the words are for the caller. Each status has a way of its own to be made: 422 is never without what is wrong where.</summary>
internal sealed class ApiException : Exception
{
    private ApiException(int status, string detail, string? code = null)
        : base(detail) => (Status, Code) = (status, code);

    /// <summary>The status.</summary>
    public int Status { get; }

    /// <summary>Such as <c>SCOUT6018</c>, or none.</summary>
    public string? Code { get; }

    /// <summary>With 422: what is wrong where.</summary>
    public ImmutableArray<WireProblem> Problems { get; private init; } = [];

    /// <summary>Of a promotion: every gate that refused it.</summary>
    public ImmutableArray<WireRefusal> Refusals { get; private init; } = [];

    /// <summary>The request is none that can be read.</summary>
    public static ApiException Unreadable(string detail) => new(StatusCodes.Status400BadRequest, detail);

    /// <summary>The listener cannot read the request, or waits for it no longer.</summary>
    public static ApiException Unreadable(BadHttpRequestException exception) => exception.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? TooLarge()
        : new(exception.StatusCode == StatusCodes.Status408RequestTimeout ? exception.StatusCode : StatusCodes.Status400BadRequest, $"The request cannot be read: {exception.Message}");

    /// <summary>Nobody knows who asks.</summary>
    public static ApiException Unauthorized(string detail) => new(StatusCodes.Status401Unauthorized, detail);

    /// <summary>The caller may not.</summary>
    public static ApiException Forbidden(string detail, string? code = null) => new(StatusCodes.Status403Forbidden, detail, code);

    /// <summary>Gates refuse a promotion.</summary>
    public static ApiException Forbidden(string detail, ImmutableArray<WireRefusal> refusals) => new(StatusCodes.Status403Forbidden, detail) { Refusals = refusals };

    /// <summary>There is no such thing, or not for this caller.</summary>
    public static ApiException NotFound(string detail, string? code = null) => new(StatusCodes.Status404NotFound, detail, code);

    /// <summary>That is not done here.</summary>
    public static ApiException NotAllowed(string detail) => new(StatusCodes.Status405MethodNotAllowed, detail);

    /// <summary>It is not as the caller expects.</summary>
    public static ApiException Conflict(string detail, string? code = null) => new(StatusCodes.Status409Conflict, detail, code);

    /// <summary>The body is larger than one may be.</summary>
    public static ApiException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MiB. Send less, or a reference to what is large.");

    /// <summary>The body is of another type.</summary>
    public static ApiException OtherType(string detail) => new(StatusCodes.Status415UnsupportedMediaType, detail);

    /// <summary>The server is not called so.</summary>
    public static ApiException Misdirected(string detail) => new(StatusCodes.Status421MisdirectedRequest, detail);

    /// <summary>The caller asks too often.</summary>
    public static ApiException TooOften(string detail) => new(StatusCodes.Status429TooManyRequests, detail);

    /// <summary>The server itself is in trouble.</summary>
    public static ApiException Broken(string detail, string? code = null) => new(StatusCodes.Status500InternalServerError, detail, code);

    /// <summary>Not now.</summary>
    public static ApiException Unavailable(string detail, string? code = null) => new(StatusCodes.Status503ServiceUnavailable, detail, code);

    /// <summary>A part of the request is wrong.</summary>
    /// <param name="type">What kind of problem it is: <c>missing</c>, <c>value_error</c>, ...</param>
    /// <param name="message">What is wrong, and the remedy.</param>
    /// <param name="place">Where: <c>body</c>, <c>query</c> or <c>path</c>, then the names that lead there.</param>
    public static ApiException Wrong(string type, string message, params ImmutableArray<string> place) => Wrong([new(place, message, type)]);

    /// <summary>Parts of the request are wrong.</summary>
    public static ApiException Wrong(ImmutableArray<WireProblem> problems) =>
        new(StatusCodes.Status422UnprocessableEntity, string.Join("; ", problems.Select(problem => problem.Msg))) { Problems = problems };

    /// <summary>What a mistake of the caller is answered with; none: it is the server's own trouble.</summary>
    /// <param name="mistake">The mistake.</param>
    /// <param name="place">The part of the request that it lies in, where that is the reason.</param>
    public static ApiException? Of(ScoutException mistake, params ImmutableArray<string> place)
    {
        var words = mistake.ForCallers ?? mistake.Message;
        return mistake.Kind switch
        {
            ErrorKind.NotFound => NotFound(words, mistake.Code),
            ErrorKind.Invalid => new(StatusCodes.Status422UnprocessableEntity, words, mistake.Code) { Problems = [new(place, words, "value_error")] },
            ErrorKind.Conflict => Conflict(words, mistake.Code),
            ErrorKind.Forbidden => Forbidden(words, mistake.Code),
            _ => null,
        };
    }
}
