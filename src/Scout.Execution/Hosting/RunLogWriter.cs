using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Hosting;

/// <summary>
/// Writes a run's log: one event a line, each handed to the system before anyone is told. The file stays open until the run's end,
/// shared for reading only, so that others can see whether the run is alive.
/// </summary>
internal sealed class RunLogWriter : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Creates the file, and its folder where it is missing.</summary>
    /// <exception cref="RunLogException">It is there already, or cannot be created.</exception>
    public RunLogWriter(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunLogException(exception);
        }
    }

    /// <summary>Appends an event.</summary>
    /// <exception cref="RunLogException">The disk is full or broken.</exception>
    public void Write(RunEvent happened)
    {
        try
        {
            _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(happened, RunJson.Written), (byte)'\n']);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunLogException(exception);
        }
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>A run's log could not be written.</summary>
internal sealed class RunLogException(Exception inner) : Exception(inner.Message, inner);
