using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Scout.Runs.Storage;

/// <summary>
/// The one place of a process that writes into the database: whatever waits is written in one transaction, so that many runs at once cost little more than one.
/// Safe for many threads.
/// </summary>
internal sealed class RunWriter : IAsyncDisposable
{
    private const int MostAtOnce = 512;
    private readonly Database _database;
    private readonly Channel<Job> _jobs = Channel.CreateUnbounded<Job>(new() { SingleReader = true });
    private readonly Task _writing;

    public RunWriter(Database database)
    {
        _database = database;
        _writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Writes; completes when it is kept.</summary>
    /// <param name="write">Works on the database, in a transaction. What it throws undoes only what it did itself.</param>
    /// <param name="isPowerSafe">Whether it must outlive a power cut too: it is on the disk then before this completes.</param>
    /// <exception cref="ScoutException">It cannot be written, or the work says so.</exception>
    public Task WriteAsync(Action<SqliteConnection> write, bool isPowerSafe = false)
    {
        var job = new Job(write, isPowerSafe);
        return _jobs.Writer.TryWrite(job) ? job.Done.Task : throw new ObjectDisposedException(nameof(RunWriter));
    }

    /// <summary>Writes what waits, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
    }

    private void Write()
    {
        SqliteConnection? connection = null;
        var jobs = new List<Job>();
        while (Next(jobs))
        {
            try
            {
                connection ??= _database.Connect();
                Write(connection, jobs);
            }
            catch (Exception exception)
            {
                var told = exception is SqliteException wrong ? _database.Told(wrong) : exception;
                jobs.ForEach(job => job.Done.TrySetException(told));
            }
        }

        connection?.Dispose();
    }

    private bool Next(List<Job> jobs)
    {
        jobs.Clear();
        // A thread of its own waits here: nothing else runs on it.
        if (!_jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            return false;
        }

        while (jobs.Count < MostAtOnce && _jobs.Reader.TryRead(out var job))
        {
            jobs.Add(job);
        }

        return true;
    }

    private static void Write(SqliteConnection connection, List<Job> jobs)
    {
        connection.Execute(jobs.Any(job => job.IsPowerSafe) ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        try
        {
            Transact(connection, jobs);
        }
        catch (ScoutException) when (jobs.Count > 1)
        {
            // One of them refuses: the others are written each by itself, so that nothing of that one is.
            jobs.ForEach(job => WriteAlone(connection, job));
            return;
        }
        catch (ScoutException exception)
        {
            jobs[0].Done.TrySetException(exception);
            return;
        }

        jobs.ForEach(job => job.Done.TrySetResult());
    }

    private static void WriteAlone(SqliteConnection connection, Job job)
    {
        try
        {
            Transact(connection, [job]);
            job.Done.TrySetResult();
        }
        catch (ScoutException exception)
        {
            job.Done.TrySetException(exception);
        }
    }

    private static void Transact(SqliteConnection connection, List<Job> jobs)
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            jobs.ForEach(job => job.Work(connection));
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

    private sealed record Job(Action<SqliteConnection> Work, bool IsPowerSafe)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
