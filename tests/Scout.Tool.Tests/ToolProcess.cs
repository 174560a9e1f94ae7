using System.Diagnostics;
using Scout.Environments.Workers;

namespace Scout.Tool.Tests;

/// <summary>The tool as a process of its own, as users have it.</summary>
internal static class ToolProcess
{
    public static string DotNet { get; } = DotNetHost.Find();

    public static string Tool { get; } = BuiltWorkflows.OfProject("Scout.Tool", "dotnet-scout.dll");

    public static ProcessStartInfo Start(string folder, params string[] arguments) =>
        new(DotNet, ["exec", Tool, .. arguments]) { WorkingDirectory = folder };

    /// <summary>Runs a process to its end.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="line">Gets each line of stdout as it comes.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(ProcessStartInfo start, Action<Process, string>? line = null)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var output = new StringWriter { NewLine = "\n" };
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } read)
        {
            await output.WriteLineAsync(read);
            line?.Invoke(process, read);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.ToString(), await error);
    }
}
