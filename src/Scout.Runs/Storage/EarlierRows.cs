using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Channel;

namespace Scout.Runs.Storage;

/// <summary>What a run takes over of an earlier one: kept until it has ended, because whoever goes on with it must take over the same.</summary>
internal static class EarlierRows
{
    /// <summary>Keeps it, with the first record of the run. In a transaction.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="earlier">What blocks gave, by path.</param>
    public static void Keep(SqliteConnection connection, string run, ImmutableSortedDictionary<string, EarlierOutcome> earlier) => connection.Execute(
        "INSERT INTO earlier (run, body) SELECT number, $body FROM runs WHERE id = $id",
        ("$id", run), ("$body", JsonSerializer.SerializeToUtf8Bytes(earlier, ChannelJson.Written)));

    /// <summary>What a run takes over; empty where it is no rerun, or has ended.</summary>
    public static ImmutableSortedDictionary<string, EarlierOutcome> Of(SqliteConnection connection, string run)
    {
        using var command = connection.Command("SELECT body FROM earlier WHERE run = (SELECT number FROM runs WHERE id = $id)", ("$id", run));
        return command.ExecuteScalar() is byte[] body
            ? (JsonSerializer.Deserialize<ImmutableSortedDictionary<string, EarlierOutcome>>(body, ChannelJson.Written) ?? throw new JsonException("what the run takes over is null")).WithComparers(StringComparer.Ordinal)
            : ImmutableSortedDictionary.Create<string, EarlierOutcome>(StringComparer.Ordinal);
    }

    /// <summary>Forgets it. In a transaction.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="run">The run's number.</param>
    public static void Forget(SqliteConnection connection, long run) => Statement.Of(connection, "DELETE FROM earlier WHERE run = ?1").Bind(1, run).Run();
}
