using System.Runtime.InteropServices;
using Scout.Environments.Files;

namespace Scout.Environments.Workers;

/// <summary>Finds the <c>dotnet</c> that starts host processes, and what of this process's environment they must not inherit.</summary>
internal static class DotNetHost
{
    // Set by MSBuild, by the SDK or by a debugger for their own processes; in a host process they load foreign code or another runtime.
    private static readonly string[] Foreign =
    [
        "DOTNET_STARTUP_HOOKS", "DOTNET_ADDITIONAL_DEPS", "DOTNET_SHARED_STORE", "DOTNET_ROLL_FORWARD", "DOTNET_ROLL_FORWARD_TO_PRERELEASE",
        "DOTNET_ROLL_FORWARD_ON_NO_CANDIDATE_FX", "DOTNET_HOST_PATH", "DOTNET_CLI_TELEMETRY_SESSIONID", "DOTNET_MODIFIABLE_ASSEMBLIES",
    ];

    /// <summary>The dotnet that the SDK says, else the one that runs this process; where none does, because it was compiled ahead of time, the one that <c>DOTNET_ROOT</c> says, else the one on PATH.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } said && File.Exists(said))
        {
            return said;
        }

        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var running = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        if (File.Exists(running))
        {
            return running;
        }

        return Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root && Path.GetFullPath(Path.Combine(root, name)) is var rooted && File.Exists(rooted)
            ? rooted

            // Where there is none, a path that the error of whoever starts it can name.
            : ProgramPath.Find("dotnet") ?? Path.Combine(AppContext.BaseDirectory, name);
    }

    /// <summary>Whether a host process must not inherit a variable.</summary>
    public static bool IsForeign(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || Foreign.Contains(variable, StringComparer.OrdinalIgnoreCase);
}
