namespace Scout.Testing;

/// <summary>Why a block or a run failed.</summary>
/// <param name="Code">Such as <c>SCOUT7016</c>; empty where a server does not say it of a block.</param>
/// <param name="Message">The thing, what is wrong, the remedy.</param>
/// <param name="Block">The block's path, where it is about one.</param>
/// <param name="Detail">More, such as the stack of what code threw; or none.</param>
public sealed record RunFailure(string Code, string Message, string? Block = null, string? Detail = null)
{
    /// <summary>The code and the message.</summary>
    public override string ToString() => Code.Length == 0 ? Message : $"{Code}: {Message}";
}
