using System.Reflection;
using System.Runtime.CompilerServices;
using Scout.Revisions.Telemetry;
using Scout.Telemetry;

namespace Scout.Execution.Telemetry;

/// <summary>Sends telemetry of this process as long as it lives, where its variables ask for that. Else nothing is loaded.</summary>
internal sealed class ProcessTelemetry : IAsyncDisposable
{
    private readonly Func<Task>? _end;

    private ProcessTelemetry(Func<Task>? end) => _end = end;

    /// <summary>Begins.</summary>
    /// <param name="main">The project's assembly, which gives the service its name.</param>
    /// <param name="warnings">Gets what is wrong with the variables; none: somebody else tells it.</param>
    public static ProcessTelemetry Start(Assembly main, TextWriter? warnings)
    {
        var settings = TelemetrySettings.Read(Environment.GetEnvironmentVariable, out var problem);
        try
        {
            return new(settings is null ? null : Export(settings, main.GetName()));
        }
        catch (ScoutException exception)
        {
            problem = exception;
            return new(null);
        }
        finally
        {
            if (problem is not null)
            {
                warnings?.WriteLine($"warning {problem.Code}: {problem.Message}");
            }
        }
    }

    public ValueTask DisposeAsync() => _end is null ? default : new(_end());

    // The library is loaded with this method.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Func<Task> Export(TelemetrySettings settings, AssemblyName main) =>
        TelemetryExport.Start(settings, main.Name ?? "scout", main.Version?.ToString(3) ?? "0").EndAsync;
}
