using Microsoft.Data.Sqlite;

namespace Scout.Runs.Storage;

/// <summary>
/// The one place of a process that writes into the database: whatever waits is written in one transaction, so that many runs at once cost little more than one.
/// Safe for many threads.
/// </summary>
internal sealed class RunWriter : IAsyncDisposable
{
    private const int MostAtOnce = 512;
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private readonly Database _database;
    private readonly Queue<Job> _jobs = new();
    private readonly Task _writing;
    private bool _isClosed;

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
        lock (_jobs)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _jobs.Enqueue(job);
            Monitor.Pulse(_jobs);
        }

        return job.Done.Task;
    }

    /// <summary>Writes what waits, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_jobs)
        {
            _isClosed = true;
            Monitor.Pulse(_jobs);
        }

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
                var told = _database.Told(exception);
                jobs.ForEach(job => job.Done.TrySetException(told));
            }
        }

        connection?.Dispose();
    }

    private bool Next(List<Job> jobs)
    {
        jobs.Clear();
        lock (_jobs)
        {
            // A thread of its own waits here, until there is something or there will be nothing more; then all that is there is taken.
            while (_jobs.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_jobs);
            }

            while (jobs.Count < MostAtOnce && _jobs.TryDequeue(out var job))
            {
                jobs.Add(job);
            }
        }

        return jobs.Count > 0;
    }

    private void Write(SqliteConnection connection, List<Job> jobs)
    {
        connection.Execute(jobs.Exists(job => job.IsPowerSafe) ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        try
        {
            Database.Transact(connection, () => jobs.ForEach(job => job.Work(connection)));
        }
        catch (Exception exception) when (jobs.Count > 1 && !IsOfTheDisk(exception))
        {
            // One of them refuses, or finds what nobody wrote: the others are written each by itself, so that nothing of that one is.
            jobs.ForEach(job => WriteAlone(connection, job));
            return;
        }

        jobs.ForEach(job => job.Done.TrySetResult());
    }

    // What none of them could be written for.
    private static bool IsOfTheDisk(Exception exception) => exception is SqliteException { SqliteErrorCode: Busy or InputOutput or Full or ReadOnly };

    private void WriteAlone(SqliteConnection connection, Job job)
    {
        try
        {
            Database.Transact(connection, () => job.Work(connection));
            job.Done.TrySetResult();
        }
        catch (Exception exception)
        {
            job.Done.TrySetException(_database.Told(exception));
        }
    }

    private sealed record Job(Action<SqliteConnection> Work, bool IsPowerSafe)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
