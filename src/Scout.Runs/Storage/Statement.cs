using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Scout.Runs.Storage;

/// <summary>
/// A statement that runs for every record, or for every few: prepared once for each connection, and given its values by their places, without the objects that parameters
/// with names need. Values are given anew for every execution. One thread's at a time, as its connection is.
/// </summary>
internal sealed class Statement
{
    private static readonly ConditionalWeakTable<sqlite3, Dictionary<string, Statement>> Prepared = [];
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    private Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>The statement of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">One statement, with its values as <c>?1</c>, <c>?2</c>, ...: a constant.</param>
    /// <exception cref="SqliteException">It is none.</exception>
    public static Statement Of(SqliteConnection connection, string sql)
    {
        // By what is beneath a connection: that is pooled and outlives it.
        var statements = Prepared.GetOrCreateValue(connection.Handle!);
        return statements.TryGetValue(sql, out var statement) ? statement : statements[sql] = new(connection.Handle!, sql);
    }

    /// <summary>Gives a whole number.</summary>
    public Statement Bind(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, place, value));
        return this;
    }

    /// <summary>Gives a text, or nothing.</summary>
    public Statement Bind(int place, string? value)
    {
        if (value is null)
        {
            return BindNull(place);
        }

        Span<byte> bytes = stackalloc byte[256];
        Check(raw.sqlite3_bind_text(_statement, place, Encoding.UTF8.TryGetBytes(value, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(value)));
        return this;
    }

    /// <summary>Gives bytes.</summary>
    public Statement BindBytes(int place, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, place, value));
        return this;
    }

    /// <summary>Gives nothing.</summary>
    public Statement BindNull(int place)
    {
        Check(raw.sqlite3_bind_null(_statement, place));
        return this;
    }

    /// <summary>Runs it.</summary>
    /// <exception cref="SqliteException">It cannot be run.</exception>
    public void Run() => Step(out _);

    /// <summary>Runs it for its first value.</summary>
    /// <returns>The value, or none where there is no row.</returns>
    /// <exception cref="SqliteException">It cannot be run.</exception>
    public long? Value()
    {
        Step(out var value);
        return value;
    }

    /// <summary>Runs it for all of its rows.</summary>
    /// <param name="read">Reads one.</param>
    /// <exception cref="SqliteException">It cannot be run.</exception>
    /// <exception cref="FormatException">A column holds something else than what is read of it.</exception>
    public ImmutableArray<T> Rows<T>(Func<StatementRow, T> read)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        try
        {
            int code;
            while ((code = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
            {
                rows.Add(read(new(_statement)));
            }

            Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }

        return rows.DrainToImmutable();
    }

    // What is reset holds no lock, and says once more what went wrong.
    private void Step(out long? value)
    {
        var code = raw.sqlite3_step(_statement);
        value = code == raw.SQLITE_ROW ? raw.sqlite3_column_int64(_statement, 0) : null;
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            try
            {
                Check(code);
            }
            finally
            {
                _ = raw.sqlite3_reset(_statement);
            }
        }

        Check(raw.sqlite3_reset(_statement));
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
