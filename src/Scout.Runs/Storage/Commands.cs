using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Scout.Environments.Files;

namespace Scout.Runs.Storage;

/// <summary>Statements with values. Those that give at most one value are prepared once for each connection.</summary>
internal static class Commands
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Prepared = [];

    /// <summary>A statement with its values.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        connection.Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first value of the first row, or none.</summary>
    public static T? Value<T>(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        connection.Prepare(sql, values).ExecuteScalar() is { } value and not DBNull ? (T)value : default;

    /// <summary>A whole number.</summary>
    /// <exception cref="FormatException">It is something else: SQLite keeps anything in any column.</exception>
    public static long Number(this SqliteDataReader row, int column) =>
        row.GetValue(column) is long number ? number : throw new FormatException($"what is kept as '{row.GetName(column)}' is no whole number");

    /// <summary>A number of things.</summary>
    /// <exception cref="FormatException">It is something else, or no number that two of could be added.</exception>
    public static long Count(this SqliteDataReader row, int column) =>
        row.Number(column) is >= 0 and <= long.MaxValue / 4 and var count ? count : throw new FormatException($"what is kept as '{row.GetName(column)}' is no count");

    /// <summary>A time in milliseconds, which JSON may have as a whole number. A clock that was put back makes one below zero.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static double Milliseconds(this SqliteDataReader row, int column) =>
        (row.GetValue(column) switch { double number => number, long whole => whole, _ => double.NaN }) is var elapsed && Math.Abs(elapsed) <= TimeSpan.MaxValue.TotalMilliseconds ? elapsed : throw new FormatException($"what is kept as '{row.GetName(column)}' is no time in milliseconds");

    /// <summary>An id of a workflow or an environment.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static string Id(this SqliteDataReader row, int column) =>
        row.GetValue(column) is string id && Ids.IsId(id) ? id : throw new FormatException($"what is kept as '{row.GetName(column)}' is no id");

    /// <summary>A text, or none.</summary>
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    // A connection is one thread's at a time, and so are its statements. They end with it.
    private static SqliteCommand Prepare(this SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var commands = Prepared.GetOrCreateValue(connection);
        if (!commands.TryGetValue(sql, out var command))
        {
            return commands[sql] = connection.Command(sql, values);
        }

        foreach (var (name, value) in values)
        {
            command.Parameters[name].Value = value ?? DBNull.Value;
        }

        return command;
    }
}
