using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Running;
using Scout.Revisions.Runs;

namespace Scout.Execution.Hosting;

/// <summary>
/// Writes the records of a run that has no owner into a file of its own: one a line, each batch handed to the system before the run goes on. The file stays open
/// until the run's end, shared for reading only, so that others can see whether the run is alive; whoever opens the run store next takes it in.
/// </summary>
internal sealed class RunLogWriter : IRunJournal, IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    /// <summary>Creates the file, and its folder where it is missing.</summary>
    /// <exception cref="ScoutException">It is there already, or cannot be created.</exception>
    public RunLogWriter(string path)
    {
        _path = path;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            if (File.Exists(path))
            {
                throw new IOException("It is there already.");
            }

            // It gets its name when it is held: nobody can take it for one that its process has let go of.
            _file = new(path + ".new", FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
            File.Move(path + ".new", path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw HostErrors.LogNotWritten(path, exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result)
    {
        try
        {
            _file.Write([.. records.SelectMany(record => (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Written), (byte)'\n'])]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw HostErrors.LogNotWritten(_path, exception);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public long Kept => long.MaxValue;

    /// <inheritdoc/>
    public ValueTask KeptAsync(long sequence, CancellationToken cancellation) => ValueTask.CompletedTask;

    public void Dispose() => _file.Dispose();
}
