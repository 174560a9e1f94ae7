using System.ComponentModel;
using System.Diagnostics;
using Scout.Environments.Files;
using Scout.Revisions.Secrets;

namespace Scout.Environments.Workers;

/// <summary>A host process under way: its streams are always drained, the end of stderr is kept for messages, and disposing kills it with everything that it started.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;
    private readonly HiddenTexts _secrets = new();
    private readonly StreamTail _errors;
    private readonly Task _draining;
    private int _isEnded;

    private HostProcess(Process process, Action<string>? line)
    {
        _process = process;
        _errors = new(_secrets.Redact);
        _process.StandardInput.Close();
        var hiding = line is null ? null : (Action<string>)(text => line(_secrets.Redact(text)));
        _draining = Task.WhenAll(
            new StreamTail().ReadAsync(process.StandardOutput, hiding),
            _errors.ReadAsync(process.StandardError, hiding));
    }

    public static HostProcess Start(ProcessStartInfo start, Action<string>? line = null)
    {
        try
        {
            return new(Process.Start(start)!, line);
        }
        catch (Win32Exception exception)
        {
            throw WorkerErrors.HostDoesNotStart(start.FileName, exception);
        }
    }

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    /// <summary>The last lines that the process wrote to stderr.</summary>
    public string ErrorTail => _secrets.Redact(_errors.Text);

    /// <summary>Hides a secret in what the process writes: the runtime itself tells of the exception that ended it, and no code of ours hides anything in that.</summary>
    public void Hide(string name, string value) => _secrets.Add(name, value);

    /// <summary>Waits for the end of the process, and a moment for what it last wrote: a child of its own may hold the stream open.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        EndGroup();
        await Task.WhenAny(_draining, Task.Delay(TimeSpan.FromSeconds(1), cancellation)).ConfigureAwait(false);
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException) when (_process.HasExited)
        {
            // It ended by itself in the meantime, which is what was asked for.
        }

        EndGroup();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    // What it started is nobody's child once it has ended, however it did; but still of the group that it made. Once: its number may be another's later.
    private void EndGroup()
    {
        if (!OperatingSystem.IsWindows() && Interlocked.Exchange(ref _isEnded, 1) == 0)
        {
            Posix.Kill(-_process.Id);
        }
    }
}
