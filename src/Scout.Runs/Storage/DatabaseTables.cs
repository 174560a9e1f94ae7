using System.Collections.Immutable;

namespace Scout.Runs.Storage;

/// <summary>The tables of a run store, as they came to be.</summary>
internal static class DatabaseTables
{
    /// <summary>Statements that each make the next version of the tables out of the one before; a new database goes through all of them.</summary>
    public static readonly ImmutableArray<string> Versions = [Tables, Waits, Costs, Places, Callers, Schedules, Callbacks, PayloadUse, Visits, Orders, BegunKeys];

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

    private const string Schedules = """
        CREATE TABLE schedules (environment TEXT NOT NULL, name TEXT NOT NULL, times TEXT NOT NULL, handled INTEGER NOT NULL, PRIMARY KEY (environment, name));
        -- A time comes once.
        CREATE TABLE firings (environment TEXT NOT NULL, name TEXT NOT NULL, occurrence INTEGER NOT NULL, state TEXT NOT NULL, run TEXT, reason TEXT, PRIMARY KEY (environment, name, occurrence));
        """;

    private const string Callbacks = """
        CREATE TABLE callbacks (run TEXT PRIMARY KEY, url TEXT NOT NULL, origin TEXT NOT NULL, attempts INTEGER NOT NULL, due INTEGER, time INTEGER NOT NULL);
        CREATE INDEX callbacks_by_due ON callbacks (due) WHERE due IS NOT NULL;
        """;

    // Whether anything has a payload yet is asked for every run whose payloads are not kept.
    private const string PayloadUse = "CREATE INDEX records_by_payload ON records (payload) WHERE payload IS NOT NULL;";

    private const string Visits = """
        CREATE TABLE logins (hash BLOB PRIMARY KEY, name TEXT NOT NULL, email TEXT, expires INTEGER NOT NULL) WITHOUT ROWID;
        """;

    // An order is for whoever has the run as it is given, and for nobody who takes the run up later.
    private const string Orders = """
        DROP TABLE orders;
        CREATE TABLE orders (run TEXT PRIMARY KEY, epoch INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
        -- What a run takes over of an earlier one, until it has ended.
        CREATE TABLE earlier (run INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE INDEX runs_by_end ON runs (environment, ended) WHERE ended IS NOT NULL;
        """;

    // Whether the runs of keys from before began nobody knows where they are not kept: better none than two.
    private const string BegunKeys = """
        ALTER TABLE run_keys ADD COLUMN started INTEGER NOT NULL DEFAULT 1;
        CREATE INDEX run_keys_by_run ON run_keys (run);
        """;
}
