namespace Scout.Runs.Calling;

/// <summary>Whom the end of a run is told to.</summary>
/// <param name="RunId">The run's whole id.</param>
/// <param name="Url">Where it is sent.</param>
/// <param name="Origin">The origin of that: those who get nothing at one hold up nobody at another.</param>
internal sealed record Callback(string RunId, string Url, string Origin)
{
    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }
}
