using System.Diagnostics;
using System.Reflection;

namespace Scout.Benchmarks.Compiling;

/// <summary>Runs the SDK's compiler over the sources of a folder, each time in a process of its own.</summary>
internal sealed class Compiler(string folder)
{
    private static readonly string Assembly = typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Compiler").Value!;

    private const int MostLines = 10;

    /// <summary>Writes what the generators add, for the compilations without them.</summary>
    public Task GenerateAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "generated"));
        return RunAsync($"@{BesideThis("analyzers.rsp")}", "/skipanalyzers+", "/generatedfilesout:generated");
    }

    public Task<double> PlainAsync() => RunAsync($"/recurse:generated{Path.DirectorySeparatorChar}*.cs");

    public Task<double> GeneratorsAsync() => RunAsync($"@{BesideThis("analyzers.rsp")}", "/skipanalyzers+");

    public Task<double> AnalyzersAsync() => RunAsync($"@{BesideThis("analyzers.rsp")}");

    /// <summary>The CPU seconds of a compilation that says nothing: a warning would be a mistake of the sources or of a rule.</summary>
    private async Task<double> RunAsync(params IEnumerable<string> options)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            [
                "exec", Assembly, "/noconfig", "/nologo", "/deterministic+", "/optimize+", "/debug:portable", "/nullable:enable", "/langversion:14", "/target:library",
                "/nowarn:1591", "/doc:Shop.xml", "/out:Shop.dll", $"@{BesideThis("references.rsp")}", $"/recurse:sources{Path.DirectorySeparatorChar}*.cs", .. options,
            ])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        var before = ChildTime.Total();
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && said.Length == 0
            ? (OperatingSystem.IsWindows() ? process.TotalProcessorTime : ChildTime.Total() - before).TotalSeconds
            : throw new InvalidOperationException($"The compiler ended with {process.ExitCode} and said:\n{string.Join('\n', said.Split('\n').Take(MostLines))}");
    }

    private static string BesideThis(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
