using System.Diagnostics;
using Scout.Environments.Workers;
using Scout.Runs.Serving;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Serving;

/// <summary>The server, in a process of its own that ends with this one.</summary>
internal static class ServerProcess
{
    /// <summary>Serves until it is canceled.</summary>
    /// <param name="settings">What the server is told.</param>
    /// <param name="cancellation">Stops it, in good order.</param>
    public static async Task<ExitCode> RunAsync(ServerSettings settings, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotNetHost.Find())
        {
            ArgumentList = { "exec", ServerFile.Find(), settings.Written() },
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var variable in start.Environment.Keys.Where(DotNetHost.IsForeign).ToArray())
        {
            start.Environment.Remove(variable);
        }

        // It stops when its input ends: when this process asks for that, and when this process is no more.
        using var server = Process.Start(start)!;
        await using var stop = cancellation.Register(server.StandardInput.Close);
        await server.WaitForExitAsync(CancellationToken.None);
        return server.ExitCode == 0 ? ExitCode.Done : ExitCode.Error;
    }
}
