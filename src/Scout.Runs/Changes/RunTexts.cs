using Microsoft.Data.Sqlite;
using Scout.Runs.Queries;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>The index that searches use.</summary>
internal static class RunTexts
{
    /// <summary>Adds a run that has ended. In a transaction. A run that is not there is looked through when somebody searches.</summary>
    public static void Add(SqliteConnection connection, string run)
    {
        if (connection.Value<long?>("SELECT number FROM runs WHERE id = $id AND indexed = 0 AND ended IS NOT NULL", ("$id", run)) is { } number)
        {
            connection.Execute("INSERT INTO texts (rowid, body) VALUES ($run, $body)", ("$run", number), ("$body", RunText.Of(new RunQueries(connection).Records(run))));
            connection.Execute("UPDATE runs SET indexed = 1 WHERE number = $run", ("$run", number));
        }
    }
}
