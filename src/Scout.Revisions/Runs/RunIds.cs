using System.Globalization;
using System.Security.Cryptography;

namespace Scout.Revisions.Runs;

/// <summary>Makes ids of runs: the second in UTC, then ten random hex digits. Sorted by name they are sorted by time.</summary>
internal static class RunIds
{
    /// <summary>A new id, such as <c>20261123t224256-81d0c44a12</c>.</summary>
    /// <param name="now">The time.</param>
    public static string New(DateTimeOffset now) =>
        $"{now.UtcDateTime.ToString("yyyyMMdd't'HHmmss", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(10, lowercase: true)}";

    /// <summary>The part of an id that tells runs apart, such as <c>81d0c44a12</c>: what people type.</summary>
    /// <param name="runId">The id.</param>
    public static string ShortOf(string runId)
    {
        ArgumentNullException.ThrowIfNull(runId);
        return runId[(runId.LastIndexOf('-') + 1)..];
    }
}
