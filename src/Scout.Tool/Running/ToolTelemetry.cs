using System.Runtime.CompilerServices;
using Scout.Revisions.Telemetry;
using Scout.Telemetry;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary>Sends telemetry of the runs that this process owns, where its variables ask for that; workers send their own.</summary>
internal sealed class ToolTelemetry : IAsyncDisposable
{
    private const string Service = "dotnet-scout";
    private readonly Func<Task>? _end;
    private Task? _ending;

    private ToolTelemetry(Func<Task>? end) => _end = end;

    /// <summary>Begins. What is wrong with the variables is a warning: no run fails for it.</summary>
    public static ToolTelemetry Start(Terminal terminal)
    {
        var settings = TelemetrySettings.Read(Environment.GetEnvironmentVariable, out var problem);
        Func<Task>? end = null;
        try
        {
            end = settings is null ? null : Export(settings);
        }
        catch (ScoutException exception)
        {
            problem = exception;
        }

        if (problem is not null)
        {
            terminal.WriteWarning(problem.Code, problem.Message);
        }

        return new(end);
    }

    /// <summary>The runs are over: what is left is sent while their workers end.</summary>
    public void End() => _ending ??= _end?.Invoke();

    public async ValueTask DisposeAsync()
    {
        End();
        await (_ending ?? Task.CompletedTask);
    }

    // The library is loaded with this method.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Func<Task> Export(TelemetrySettings settings) => TelemetryExport.Start(settings, Service, PrintVersion.Version).EndAsync;
}
