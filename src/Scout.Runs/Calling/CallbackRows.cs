using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Project;
using Scout.Runs.Storage;

namespace Scout.Runs.Calling;

/// <summary>Whom the ends of runs are told to, on one connection.</summary>
internal sealed class CallbackRows(SqliteConnection connection)
{
    // Of runs that never began: whoever asked for one again has done so by then.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>Keeps one for a run that is about to begin; one that the run has already stays. In a transaction.</summary>
    public void Add(Callback callback, DateTimeOffset now)
    {
        connection.Execute("DELETE FROM callbacks WHERE time < $before AND run NOT IN (SELECT id FROM runs)", ("$before", Moment.Of(now - Kept)));
        connection.Execute(
            "INSERT OR IGNORE INTO callbacks (run, url, origin, attempts, due, time) VALUES ($run, $url, $origin, 0, $now, $now)",
            ("$run", callback.RunId), ("$url", callback.Url), ("$origin", callback.Origin), ("$now", Moment.Of(now)));
    }

    /// <summary>Forgets that of a run which did not begin. In a transaction.</summary>
    public void Remove(string run) => connection.Execute("DELETE FROM callbacks WHERE run = $run AND run NOT IN (SELECT id FROM runs)", ("$run", run));

    /// <summary>What is to be told now: of runs that have ended, and whose records are as they stay. A few for each origin, of every origin the longest due first.</summary>
    /// <param name="now">The time.</param>
    /// <param name="settled">What ended before needs nothing more.</param>
    /// <param name="few">How many for each origin.</param>
    public ImmutableArray<Callback> Due(DateTimeOffset now, DateTimeOffset settled, int few)
    {
        using var command = connection.Command(
            """
            SELECT run, url, origin, attempts FROM (
                SELECT c.run, c.url, c.origin, c.attempts, c.due, row_number() OVER (PARTITION BY c.origin ORDER BY c.due, c.run) AS place
                FROM callbacks c JOIN runs r ON r.id = c.run
                WHERE c.due <= $now AND r.status IN ('completed', 'stopped', 'failed', 'canceled') AND (r.indexed = 1 OR r.ended < $settled))
            WHERE place <= $few ORDER BY place, due, run
            """,
            ("$now", Moment.Of(now)), ("$settled", Moment.Of(settled)), ("$few", few));
        using var row = command.ExecuteReader();
        var due = ImmutableArray.CreateBuilder<Callback>();
        while (row.Read())
        {
            var (url, origin) = (row.GetString(1), row.GetString(2));
            due.Add(Uri.TryCreate(url, UriKind.Absolute, out var uri) && CallbackDefinition.OriginOf(uri) == origin
                ? new(row.GetString(0), url, origin) { Attempts = (int)Math.Min(row.Count(3), int.MaxValue) }
                : throw new FormatException("what is kept as 'url' is no place to tell the end of a run to"));
        }

        return due.ToImmutable();
    }

    /// <summary>Keeps that it was tried. In a transaction.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="again">When it is tried again; none: it was taken, or given up.</param>
    public void Tried(string run, DateTimeOffset? again) => connection.Execute(
        "UPDATE callbacks SET attempts = attempts + 1, due = $due WHERE run = $run",
        ("$run", run), ("$due", again is { } time ? Moment.Of(time) : null));
}
