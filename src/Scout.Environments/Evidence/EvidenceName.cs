using System.Globalization;
using Scout.Environments.Files;

namespace Scout.Environments.Evidence;

/// <summary>The name of a result's file, <c>TIME-HASH12.json</c>: when, and the beginning of the hash of its bytes, so that what was edited does not fit. No two results have one, so that branches merge.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Hash">The SHA-256 of the bytes, or its beginning.</param>
internal sealed record EvidenceName(DateTimeOffset Time, string Hash)
{
    /// <summary>The file's ending.</summary>
    public const string Suffix = ".json";

    /// <summary>No result is of this year or a later one: what comes after one still needs a time.</summary>
    public const int NoYear = 9000;

    private const string TimeForm = "yyyyMMdd'T'HHmmssfffffff'Z'";
    private const int HashLength = 12;

    /// <summary>The name that a file has, or none.</summary>
    public static EvidenceName? TryParse(string file) =>
        file.EndsWith(Suffix, StringComparison.Ordinal)
        && file[..^Suffix.Length].Split('-') is [var time, { Length: HashLength } hash]
        && DateTimeOffset.TryParseExact(time, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var when)
        && when.Year < NoYear
        && Ids.IsHex(hash)
            ? new(when, hash)
            : null;

    /// <summary>The file's name.</summary>
    public string File => $"{this}{Suffix}";

    /// <summary>The name without its ending; sorts by time.</summary>
    public override string ToString() => $"{Time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)}-{Hash[..Math.Min(HashLength, Hash.Length)]}";
}
