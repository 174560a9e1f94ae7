using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Project;

namespace Scout.Runs.Storage;

/// <summary>The database of a run store: one file with a write-ahead log, so that reading never waits for writing.</summary>
internal sealed class Database
{
    // Each makes the next version of the tables out of the one before; a new database goes through all of them.
    private static readonly ImmutableArray<string> Versions = [Tables, Waits, Costs, Places, Callers];

    /// <summary>The version of the tables that this library writes.</summary>
    private static readonly long Version = Versions.Length;

    /// <summary>What the names of its files end with.</summary>
    public static readonly ImmutableArray<string> Endings = ["", "-wal", "-shm", "-journal"];

    private const int Failed = 1;
    private const int Full = 13;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    private const string Tables = """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            tail TEXT NOT NULL,
            workflow TEXT NOT NULL,
            revision TEXT NOT NULL,
            environment TEXT NOT NULL,
            promotion TEXT,
            bundle TEXT,
            origin TEXT NOT NULL,
            status TEXT NOT NULL,
            started INTEGER NOT NULL,
            ended INTEGER,
            elapsed_ms REAL,
            input_tokens INTEGER NOT NULL DEFAULT 0,
            output_tokens INTEGER NOT NULL DEFAULT 0,
            error TEXT,
            error_code TEXT,
            error_block TEXT,
            owner TEXT,
            epoch INTEGER NOT NULL,
            last INTEGER NOT NULL,
            indexed INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX runs_by_tail ON runs (tail);
        -- What people are shown of an id begins after the second that it was made in.
        CREATE INDEX runs_by_short ON runs (substr(id, 17));
        CREATE INDEX runs_by_time ON runs (started DESC, number DESC);
        CREATE INDEX runs_by_environment ON runs (workflow, environment, started DESC);
        CREATE INDEX runs_by_revision ON runs (revision, started DESC);
        CREATE INDEX runs_by_status ON runs (status, started DESC);
        CREATE TABLE records (
            run INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            kind TEXT NOT NULL,
            block TEXT,
            body BLOB,
            payload BLOB
        );
        -- Records of many runs lie in the order in which they came, so that a transaction writes few pages; the index is small.
        CREATE UNIQUE INDEX records_by_run ON records (run, sequence);
        CREATE TABLE payloads (hash BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE orders (number INTEGER PRIMARY KEY, run TEXT NOT NULL, body TEXT NOT NULL);
        CREATE INDEX orders_by_run ON orders (run);
        CREATE VIRTUAL TABLE texts USING fts5 (body, content='', contentless_delete=1, tokenize='trigram');
        """;

    private const string Waits = """
        ALTER TABLE runs ADD COLUMN due INTEGER;
        ALTER TABLE runs ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX runs_by_due ON runs (due) WHERE due IS NOT NULL;
        CREATE TABLE waits (run INTEGER NOT NULL, block TEXT NOT NULL, kind TEXT NOT NULL, due INTEGER, name TEXT, body TEXT NOT NULL, PRIMARY KEY (run, block)) WITHOUT ROWID;
        -- A number is never given again: a run takes each in once.
        CREATE TABLE signals (number INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, body TEXT NOT NULL);
        CREATE INDEX signals_by_run ON signals (run);
        """;

    // In billionths: sums of these are exact.
    private const string Costs = """
        ALTER TABLE runs ADD COLUMN requests INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE runs ADD COLUMN cached_tokens INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE runs ADD COLUMN cost INTEGER;
        ALTER TABLE runs ADD COLUMN unpriced INTEGER NOT NULL DEFAULT 0;
        """;

    private const string Places = "ALTER TABLE runs ADD COLUMN queued TEXT;";

    private const string Callers = """
        ALTER TABLE runs ADD COLUMN trigger_name TEXT;
        ALTER TABLE runs ADD COLUMN session TEXT;
        CREATE INDEX runs_by_session ON runs (session) WHERE session IS NOT NULL;
        CREATE TABLE run_keys (caller TEXT NOT NULL, key TEXT NOT NULL, request BLOB NOT NULL, run TEXT NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (caller, key)) WITHOUT ROWID;
        CREATE TABLE feedback (number INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, score REAL, comment TEXT, author TEXT NOT NULL, time INTEGER NOT NULL);
        CREATE INDEX feedback_by_run ON feedback (run);
        CREATE TABLE keys (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, scopes TEXT NOT NULL, environments TEXT NOT NULL, workflow TEXT, created INTEGER NOT NULL, expires INTEGER,
            rotated_until INTEGER, disabled INTEGER NOT NULL, hash BLOB NOT NULL, before BLOB
        ) WITHOUT ROWID;
        """;

    private readonly string _path;

    static Database() => SQLitePCL.Batteries_V2.Init();

    private readonly string? _limits;

    private Database(string path, string? limits) => (_path, _limits) = (path, limits);

    /// <summary>Opens the database for writing, and makes it where there is none.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="limits">Statements for every connection, that make it a smaller or a worse one; none: as it is.</param>
    /// <exception cref="ScoutException">It cannot be made, is not one, or a newer version wrote it.</exception>
    public static Database Open(string path, string? limits = null)
    {
        var database = new Database(path, limits);
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
    public static Database? TryOpen(string path, string? limits = null)
    {
        if (Endings.Select(ending => path + ending).FirstOrDefault(file => Directory.Exists(file) || RegularFile.IsOther(file)) is { } other)
        {
            throw StorageErrors.IsNoFile(other);
        }

        var folder = Path.GetDirectoryName(path)!;
        return File.Exists(path) ? Open(path, limits) : File.Exists(folder) ? throw StorageErrors.IsNoFolder(folder) : null;
    }

    /// <summary>A connection of its own; it is pooled when it is closed.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, ForeignKeys = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 30000; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;" + _limits);
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
            var isOpen = SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;
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
                foreach (var version in Versions[(int)Found(connection)..])
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
