using System.Globalization;
using Scout.Environments.Files;

namespace Scout.Environments.Records;

/// <summary>The name of an event's file: when, what, and the hash of its bytes, so that what was edited does not fit and what was removed can be missed.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Event">What happened.</param>
/// <param name="Hash">The SHA-256 of the file's bytes, 64 hex digits; none in a name that an earlier version wrote.</param>
internal sealed record EventName(DateTimeOffset Time, string Event, string? Hash)
{
    private const string TimeForm = "yyyyMMdd'T'HHmmssfffffff'Z'";
    private const string Suffix = ".json";

    /// <summary>No event is of this year or a later one: what comes after one still needs a time.</summary>
    public const int NoYear = 9000;

    /// <summary>Whether a file in a folder of events is one by its name.</summary>
    public static bool IsFile(string file) => file.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>The name that is written so, or none.</summary>
    public static EventName? TryParse(string file) =>
        IsFile(file)
        && file[..^Suffix.Length].Split('-') is [var time, var what, .. var rest]
        && DateTimeOffset.TryParseExact(time, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var when)
        && when.Year < NoYear
        && EventRecord.IsKnown(what)
        && rest is [] or [_]
        && rest.All(Ids.IsHash)
            ? new(when, what, rest is [var hash] ? hash : null)
            : null;

    /// <summary>Sorts by time.</summary>
    public override string ToString() => $"{Time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)}-{Event}{(Hash is null ? "" : $"-{Hash}")}{Suffix}";
}

/// <summary>An event of the committed history, as a promotion seals it: <c>WORKFLOW/REVISION/FILE</c>.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Revision">The revision's whole id.</param>
/// <param name="Name">The file's name.</param>
internal sealed record EventPath(string Workflow, string Revision, EventName Name)
{
    /// <summary>The path that is written so, or none.</summary>
    public static EventPath? TryParse(string path) =>
        path.Split('/') is [var workflow, var revision, var file] && Ids.IsId(workflow) && Ids.IsHash(revision) && EventName.TryParse(file) is { Hash: not null } name
            ? new(workflow, revision, name)
            : null;

    /// <summary>The path below <c>.scout/history</c>, with <c>/</c>.</summary>
    public override string ToString() => $"{Workflow}/{Revision}/{Name}";
}
