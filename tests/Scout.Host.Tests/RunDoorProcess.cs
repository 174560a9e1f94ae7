using System.Diagnostics;
using Scout.Environments.Workers;

namespace Scout.Host.Tests;

/// <summary>The run door, started as an editor does.</summary>
internal static class RunDoorProcess
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    public static async Task<(int Code, string Output, string Errors)> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new HostCommand(TestBundle.Output).StartInfo("run", arguments);
        start.WorkingDirectory = TestBundle.Folder;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
