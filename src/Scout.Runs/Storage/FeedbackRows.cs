using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Scout.Runs.Storage;

/// <summary>What somebody thinks of a run.</summary>
/// <param name="Score">From -1, bad, to 1, good; or none.</param>
/// <param name="Comment">In words; or none.</param>
/// <param name="By">Who says it.</param>
/// <param name="Time">When, UTC.</param>
internal sealed record RunFeedback(double? Score, string? Comment, string By, DateTimeOffset Time);

/// <summary>What was said of a run, in short.</summary>
/// <param name="Count">How often something was said.</param>
/// <param name="Score">The mean of the scores; none: nobody gave one.</param>
internal sealed record FeedbackSummary(long Count, double? Score);

/// <summary>What was said of the runs that are wanted.</summary>
internal enum FeedbackKind
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>At least once a score above 0.</summary>
    Positive,

    /// <summary>At least once a score below 0.</summary>
    Negative,
}

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
            said.Add(new(row.IsDBNull(0) ? null : Score(row), row.Text(1), row.GetString(2), Moment.From(row.Number(3))));
        }

        return said.ToImmutable();
    }

    /// <summary>The condition of a run that somebody thinks so of.</summary>
    /// <param name="kind">What.</param>
    public static string Condition(FeedbackKind kind) =>
        $"id IN (SELECT run FROM feedback{(kind == FeedbackKind.Any ? "" : $" WHERE score {(kind == FeedbackKind.Negative ? '<' : '>')} 0")})";

    // SQLite keeps anything in any column.
    private static double Score(SqliteDataReader row) => row.GetValue(0) is double score and >= -1 and <= 1 ? score : throw new FormatException("what is kept as 'score' is no number from -1 to 1");
}
