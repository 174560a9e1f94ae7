namespace Scout;

/// <summary>A mistake of a user or a broken file: its message names the thing, what is wrong and the remedy. Bugs are other exceptions.</summary>
public sealed class ScoutException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="code">Such as <c>SCOUT6001</c>.</param>
    /// <param name="message">The thing, what is wrong, the remedy.</param>
    /// <param name="innerException">What it came from, or none.</param>
    public ScoutException(string code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>What else is wrong with the same thing.</summary>
    internal IReadOnlyList<ScoutException> Others { get; init; } = [];

    /// <summary>What is wrong with what a model answered, for the model, which may mend it; none where it is no such mistake.</summary>
    internal string? Why { get; init; }

    /// <summary>Whether it is of no use to try again.</summary>
    internal bool IsFinal { get; init; }

    /// <summary>How long whoever failed wants to be left alone before another try; none where it does not say.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Whose mistake it is, for whoever answers somebody else.</summary>
    internal ErrorKind Kind { get; init; }

    /// <summary>The same for somebody who asks a server, and has no command line there; none: the message.</summary>
    internal string? ForCallers { get; init; }

    /// <summary>The error's id, such as <c>SCOUT6001</c>.</summary>
    public string Code { get; }
}

/// <summary>Whose mistake an error is, and of what kind.</summary>
internal enum ErrorKind
{
    /// <summary>That of the files, of the machine, or of whoever runs the program.</summary>
    Own,

    /// <summary>What is asked for is not there.</summary>
    NotFound,

    /// <summary>What is asked is no such question.</summary>
    Invalid,

    /// <summary>Things are not as the question takes them to be.</summary>
    Conflict,

    /// <summary>Others may.</summary>
    Forbidden,

    /// <summary>That of the machine, for now: nothing was done, and to ask again may do.</summary>
    Unavailable,
}
