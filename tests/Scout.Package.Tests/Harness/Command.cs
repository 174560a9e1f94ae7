using System.Diagnostics;

namespace Scout.Package.Tests.Harness;

/// <summary>Runs programs as a user would, in an environment that holds nothing of this test run.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Runs a program that ends within four minutes.</summary>
    public static Task<CommandResult> RunAsync(
        string program, string folder, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments) =>
        RunWithinAsync(Limit, program, folder, environment, arguments);

    /// <summary>Runs a program that ends within a time.</summary>
    public static async Task<CommandResult> RunWithinAsync(
        TimeSpan time, string program, string folder, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfThisRun).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(time);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new($"{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList)}", process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static bool IsOfThisRun(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("NUGET_PACKAGES", StringComparison.OrdinalIgnoreCase)
        || variable is "DOTNET_HOST_PATH" or "CI" or "TZ" or "LANG" or "LC_ALL";
}
