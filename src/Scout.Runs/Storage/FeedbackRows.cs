using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Scout.Runs.Storage;

/// <summary>What somebody thinks of a run.</summary>
/// <param name="Score">From -1, bad, to 1, good; or none.</param>
/// <param name="Comment">In words; or none.</param>
/// <param name="By">Who says it.</param>
/// <param name="Time">When, UTC.</param>
internal sealed record RunFeedback(double? Score, string? Comment, string By, DateTimeOffset Time);

/// <summary>What people and programs said about runs.</summary>
internal static class FeedbackRows
{
    /// <summary>Adds it. In a transaction.</summary>
    public static void Add(SqliteConnection connection, string run, RunFeedback said) => connection.Execute(
        "INSERT INTO feedback (run, score, comment, author, time) VALUES ($run, $score, $comment, $by, $time)",
        ("$run", run), ("$score", said.Score), ("$comment", said.Comment), ("$by", said.By), ("$time", Moment.Of(said.Time)));

    /// <summary>All that was said of a run, in order.</summary>
    public static ImmutableArray<RunFeedback> Of(SqliteConnection connection, string run)
    {
        using var command = connection.Command("SELECT score, comment, author, time FROM feedback WHERE run = $run ORDER BY number", ("$run", run));
        using var row = command.ExecuteReader();
        var said = ImmutableArray.CreateBuilder<RunFeedback>();
        while (row.Read())
        {
            said.Add(new(row.IsDBNull(0) ? null : row.GetDouble(0), row.Text(1), row.GetString(2), Moment.From(row.GetInt64(3))));
        }

        return said.ToImmutable();
    }
}
