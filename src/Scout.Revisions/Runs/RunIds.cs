using System.Globalization;
using System.Security.Cryptography;

namespace Scout.Revisions.Runs;

/// <summary>Makes ids of runs: the second in UTC, then ten random hex digits. Sorted by name they are sorted by time.</summary>
internal static class RunIds
{
    private const long Parts = 0x10000;

    /// <summary>A new id, such as <c>20261123t224256-81d0c44a12</c>.</summary>
    /// <remarks>Ids are in the order in which the runs started: the first four digits of the end are the part of the second, so that the newest run is just that.</remarks>
    /// <param name="now">The time.</param>
    public static string New(DateTimeOffset now)
    {
        var part = now.UtcTicks % TimeSpan.TicksPerSecond * Parts / TimeSpan.TicksPerSecond;
        return string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd't'HHmmss}-{part:x4}{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
    }

    /// <summary>The part of an id that tells runs apart, such as <c>81d0c44a12</c>: what people type.</summary>
    /// <param name="runId">The id.</param>
    public static string ShortOf(string runId)
    {
        ArgumentNullException.ThrowIfNull(runId);
        return runId[(runId.LastIndexOf('-') + 1)..];
    }
}
