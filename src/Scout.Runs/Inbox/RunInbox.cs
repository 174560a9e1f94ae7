using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Storage;

namespace Scout.Runs.Inbox;

/// <summary>
/// Where runs without an owner leave their records: a file each, a record a line, written by the process that runs it (F5, <c>dotnet run</c>). They are taken into the
/// store; a file goes when its process has let go of it.
/// </summary>
internal sealed partial class RunInbox(string folder)
{
    /// <summary>The files there are, the oldest first; links are none.</summary>
    public ImmutableArray<string> Files() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.jsonl").Where(file => new FileInfo(file).LinkTarget is null).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Takes in what is new in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="write">Does work on the database, in a transaction.</param>
    /// <exception cref="ScoutException">A line is no record, or it is no file: it stays as it is.</exception>
    public static void TakeIn(string file, Action<Action<SqliteConnection>> write)
    {
        if (RegularFile.IsOther(file))
        {
            throw InboxErrors.IsNoFile(file);
        }

        // Asked before reading: what was written before the process let go is there then.
        var isHeld = FileHolds.IsWritten(file);
        var records = Read(file);
        if (!records.IsEmpty)
        {
            write(connection => Add(connection, records, isHeld));
        }

        if (!isHeld)
        {
            // One that was just made, and has no line yet, is held; this one never had any, or all of it is in the store.
            File.Delete(file);
        }
    }

    private static void Add(SqliteConnection connection, ImmutableArray<RunEvent> records, bool isHeld)
    {
        var run = records[0].RunId;
        var claim = new Claim(OwnerOf(run), 1);
        var last = connection.Value<long?>("SELECT last FROM runs WHERE id = $id", ("$id", run));
        var added = records.RemoveAll(record => record.Sequence <= (last ?? -1));
        if (!added.IsEmpty)
        {
            // Nobody but the project's own process leaves runs here.
            RunRows.Append(connection, run, claim, added[0] is RunStarted started ? added.SetItem(0, started with { Trigger = null }) : added);
        }

        if (!isHeld && !records[^1].IsEnd)
        {
            Interruption.Mark(connection, run, claim.Owner!);
        }
    }

    /// <summary>The owner that stands for the process of such a run.</summary>
    public static string OwnerOf(string run) => $"inbox/{run}.jsonl";

    /// <summary>Whether a text has the form of such an owner: what has another never becomes a path.</summary>
    public static bool IsOwner(string owner) => OwnerForm().IsMatch(owner);

    [GeneratedRegex("^inbox/[0-9A-Za-z-]{1,64}\\.jsonl\\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnerForm();

    // A line without its end is being written, or was when the process died.
    private static ImmutableArray<RunEvent> Read(string file)
    {
        var records = ImmutableArray.CreateBuilder<RunEvent>();
        byte[] bytes;
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            bytes = new byte[stream.Length];
            bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }

        ReadOnlySpan<byte> rest = bytes;
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            records.Add(Record(file, records.Count, rest[..end]));
            rest = rest[(end + 1)..];
        }

        return records.ToImmutable();
    }

    private static RunEvent Record(string file, int at, ReadOnlySpan<byte> line)
    {
        try
        {
            var record = KeptRecord.Read(line);
            return record.Sequence == at && (at > 0 || record is RunStarted) ? record : throw new JsonException("It does not begin with the start of a run, or a record is missing.");
        }
        catch (JsonException exception)
        {
            throw InboxErrors.LineIsNoRecord(file, at + 1, exception);
        }
    }
}

internal static class InboxErrors
{
    /// <summary>The code of both, for whoever passes such a file over.</summary>
    public const string NoRecord = "SCOUT7362";

    public static ScoutException LineIsNoRecord(string file, int line, Exception inner) => new(
        NoRecord,
        $"{file}, line {line}: not a record of a run ({inner.Message.Split('\n')[0].TrimEnd('.')}). The file was changed, or a newer version wrote it: update dotnet-scout, or delete the file.",
        inner);

    public static ScoutException IsNoFile(string file) => new(
        NoRecord,
        $"{file} is a named pipe, a device or a socket, where a process leaves the file of its run. Delete it.");
}
