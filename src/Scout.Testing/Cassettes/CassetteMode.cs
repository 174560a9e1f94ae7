namespace Scout.Testing.Cassettes;

/// <summary>Whether a cassette records.</summary>
internal enum CassetteMode
{
    /// <summary>Where there is none yet.</summary>
    Once,

    /// <summary>Anew.</summary>
    Record,

    /// <summary>Never.</summary>
    Replay,
}

/// <summary>What the process was started with says of cassettes.</summary>
internal static class CassetteModes
{
    private const string Variable = "SCOUT_CASSETTE";

    /// <summary>What <c>SCOUT_CASSETTE</c> says, else <c>CI</c>: a build that nobody watches asks nobody.</summary>
    /// <exception cref="ScoutException">It says something else.</exception>
    public static CassetteMode OfProcess() => Environment.GetEnvironmentVariable(Variable)?.ToLowerInvariant() switch
    {
        null or "" => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase) ? CassetteMode.Replay : CassetteMode.Once,
        "record" => CassetteMode.Record,
        "replay" => CassetteMode.Replay,
        var other => throw CassetteErrors.NoSuchMode(Variable, other),
    };
}
