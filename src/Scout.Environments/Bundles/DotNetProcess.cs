using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Scout.Environments.Workers;

namespace Scout.Environments.Bundles;

/// <summary>Runs a command of the SDK.</summary>
internal static class DotNetProcess
{
    // Of one that was killed.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    /// <summary>The exit code and everything that was written, both streams in their order of arrival.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">The words after <c>dotnet</c>.</param>
    /// <param name="variables">What it finds in its environment besides this process's.</param>
    /// <param name="guard">The words that start a <see cref="Guard"/>, or none.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables, ImmutableArray<string> guard, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotNetHost.Find())
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(DotNetHost.IsForeign).ToArray())
        {
            _ = start.Environment.Remove(name);
        }

        // A build server that outlives the command would keep its files open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        using var process = new Process { StartInfo = Guard.Of(start, guard) };
        process.OutputDataReceived += (_, line) => Add(output, line.Data);
        process.ErrorDataReceived += (_, line) => Add(output, line.Data);
        try
        {
            _ = process.Start();
        }
        catch (Win32Exception error)
        {
            throw BundleErrors.DotNetMissing(error);
        }

        if (guard.IsEmpty)
        {
            process.StandardInput.Close();
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What it still does while it ends would be done to a folder that is deleted.
            process.Kill(entireProcessTree: true);
            _ = process.WaitForExit(LongestEnd);
            throw;
        }

        lock (output)
        {
            return (process.ExitCode, output.ToString().TrimEnd());
        }
    }

    private static void Add(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                _ = output.AppendLine(line);
            }
        }
    }
}
