using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Project;
using SQLitePCL;

namespace Scout.Runs.Storage;

/// <summary>The database of a run store: one file with a write-ahead log, so that reading never waits for writing.</summary>
internal sealed class Database
{
    /// <summary>The version of the tables that this library writes.</summary>
    private static readonly long Version = DatabaseTables.Versions.Length;

    /// <summary>What the names of its files end with.</summary>
    public static readonly ImmutableArray<string> Endings = ["", "-wal", "-shm", "-journal"];

    /// <summary>For how many seconds others that write are waited for.</summary>
    public const int Patience = 30;

    private const int Failed = 1;
    private const int Busy = 5;
    private const int Full = 13;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    // What is beneath a connection is pooled, and outlives it: it is as it was set once.
    private static readonly ConditionalWeakTable<sqlite3, object> Ready = [];

    private readonly string _path;
    private readonly string _connection;
    private readonly string? _limits;

    static Database() => Batteries_V2.Init();

    private Database(string path, string? limits, int patience)
    {
        (_path, _limits) = (path, limits);
        _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = patience }.ToString();
    }

    /// <summary>Opens the database for writing, and makes it where there is none.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="limits">Statements for every connection, that make it a smaller or a worse one; none: as it is.</param>
    /// <param name="patience">For how many seconds it waits for others that write.</param>
    /// <exception cref="ScoutException">It cannot be made, is not one, or a newer version wrote it.</exception>
    public static Database Open(string path, string? limits = null, int patience = Patience)
    {
        var database = new Database(path, limits, patience);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.CannotOpen(path, exception);
        }

        using var connection = database.Connect();
        database.Prepare(connection);
        return database;
    }

    /// <summary>The database, or none where there is no file yet.</summary>
    public static Database? TryOpen(string path, string? limits = null, int patience = Patience)
    {
        if (Endings.Select(ending => path + ending).FirstOrDefault(file => Directory.Exists(file) || RegularFile.IsOther(file)) is { } other)
        {
            throw StorageErrors.IsNoFile(other);
        }

        var folder = Path.GetDirectoryName(path)!;
        return File.Exists(path) ? Open(path, limits, patience) : File.Exists(folder) ? throw StorageErrors.IsNoFolder(folder) : null;
    }

    /// <summary>A connection of its own; it is pooled when it is closed.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            if (_limits is not null || !Ready.TryGetValue(connection.Handle!, out _))
            {
                connection.Execute("PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = 30000; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;" + _limits);
                Ready.TryAdd(connection.Handle!, Ready);
            }

            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw Told(exception);
        }
    }

    /// <summary>Writes at once, on a connection of its own: all of it or nothing.</summary>
    /// <param name="write">Works on the database, in a transaction.</param>
    /// <exception cref="ScoutException">It cannot be written, or the work says so.</exception>
    public void Write(Action<SqliteConnection> write)
    {
        using var connection = Connect();
        try
        {
            Transact(connection, () => write(connection));
        }
        catch (Exception exception) when (Told(exception) is var told && told != exception)
        {
            throw told;
        }
    }

    /// <summary>Does work in a transaction: all of it or nothing.</summary>
    public static void Transact(SqliteConnection connection, Action work)
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            connection.Execute("COMMIT");
        }
        catch
        {
            // A full disk may have ended the transaction already.
            var isOpen = raw.sqlite3_get_autocommit(connection.Handle) == 0;
            if (isOpen)
            {
                connection.Execute("ROLLBACK");
            }

            throw;
        }
    }

    /// <summary>Reads, on a connection of its own.</summary>
    /// <exception cref="ScoutException">It cannot be read, or holds what nobody wrote there.</exception>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = Connect();
        try
        {
            return read(connection);
        }
        catch (Exception exception) when (Told(exception) is var told && told != exception)
        {
            throw told;
        }
    }

    /// <summary>What went wrong, for people. Whoever can write the file can write anything into any cell of it.</summary>
    public Exception Told(Exception exception) => exception switch
    {
        SqliteException wrong => Told(wrong),
        JsonException or FormatException or InvalidCastException or InvalidOperationException or OverflowException or ArgumentException => StorageErrors.Damaged(_path, exception),
        _ => exception,
    };

    private ScoutException Told(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Full => StorageErrors.DiskFull(_path, exception),
        ReadOnly or CannotOpen => StorageErrors.CannotOpen(_path, exception),
        // The statements are right: what they fail at is what they find, a table that is missing or a sum that no number is large enough for.
        Failed or NotADatabase or Corrupt => StorageErrors.Damaged(_path, exception),
        Busy => StorageErrors.Busy(_path, exception),
        _ => StorageErrors.Failed(_path, exception),
    };

    private void Prepare(SqliteConnection connection)
    {
        try
        {
            // We make none: one in a table's place, or behind one, may compute without end.
            if (connection.Value<string>("SELECT name FROM sqlite_master WHERE type IN ('view', 'trigger') LIMIT 1") is { } foreign)
            {
                throw StorageErrors.Damaged(_path, new FormatException($"it has a view or a trigger, '{foreign}'"));
            }

            if (Found(connection) is var found && found == Version)
            {
                return;
            }

            if (found < 0)
            {
                throw StorageErrors.Damaged(_path, new FormatException($"it has the format {found}"));
            }

            if (found > Version)
            {
                throw StorageErrors.Newer(_path, found, Version);
            }

            connection.Execute("PRAGMA journal_mode = WAL;");
            // Two processes may come here at once: the second finds the first's tables.
            Transact(connection, () =>
            {
                foreach (var version in DatabaseTables.Versions[(int)Found(connection)..])
                {
                    connection.Execute(version);
                }

                connection.Execute($"PRAGMA user_version = {Version};");
            });
        }
        catch (SqliteException exception)
        {
            throw Told(exception);
        }
    }

    private static long Found(SqliteConnection connection) => connection.Value<long>("PRAGMA user_version");
}
