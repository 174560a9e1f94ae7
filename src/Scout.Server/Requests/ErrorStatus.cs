namespace Scout.Server.Requests;

/// <summary>The status that a mistake of a caller is answered with.</summary>
internal static class ErrorStatus
{
    /// <summary>The status; none: it is no mistake of the caller, but the server's own trouble.</summary>
    public static int? Of(ScoutException exception) => exception.Kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => null,
    };
}
