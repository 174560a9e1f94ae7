namespace Scout.Server.Running;

/// <summary>
/// The runs of this server whose worker died under them: each is tried again a few times, later each time, few at once, and in a worker of its own, so that one that
/// ends every worker does so to no other. For one thread at a time.
/// </summary>
internal sealed class LostRuns
{
    private const int MostAtOnce = 4;
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2)];
    private readonly Dictionary<string, Lost> _runs = new(StringComparer.Ordinal);

    /// <summary>A run was lost.</summary>
    /// <returns>Whether it is tried again.</returns>
    public bool Add(string run, DateTimeOffset now)
    {
        var tries = _runs.GetValueOrDefault(run)?.Tries ?? 0;
        if (tries == Pauses.Length)
        {
            _runs.Remove(run);
            return false;
        }

        _runs[run] = new(tries + 1, now + Pauses[tries]);
        return true;
    }

    /// <summary>Those whose time has come.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isUnderWay">Whether a run is under way.</param>
    public IReadOnlyList<string> Due(DateTimeOffset now, Func<string, bool> isUnderWay)
    {
        var trying = _runs.Count(run => run.Value.Next is null && isUnderWay(run.Key));
        return [.. _runs.Where(run => run.Value.Next <= now).OrderBy(run => run.Value.Next).Select(run => run.Key).Take(Math.Max(0, MostAtOnce - trying))];
    }

    /// <summary>A run is tried again now.</summary>
    public void Try(string run) => _runs[run] = _runs[run] with { Next = null };

    /// <summary>A run cannot be tried now.</summary>
    public void PutOff(string run, DateTimeOffset until) => _runs[run] = _runs[run] with { Next = until };

    /// <summary>Those that are tried, to be forgotten where they have ended.</summary>
    public IReadOnlyList<string> Tried => [.. _runs.Where(run => run.Value.Next is null).Select(run => run.Key)];

    /// <summary>A run has ended, or somebody else goes on with it.</summary>
    public void Forget(string run) => _runs.Remove(run);

    private sealed record Lost(int Tries, DateTimeOffset? Next);
}
