using System.Diagnostics;
using System.Globalization;
using Scout.Benchmarks.Compiling;
using Scout.Benchmarks.Rendering;

namespace Scout.Benchmarks.Starting;

/// <summary>Runs whole processes in turn: an empty .NET program, and the installed tool's <c>--version</c>, <c>status</c> and <c>run --no-build</c> in a project that is built.</summary>
/// <param name="rounds">How often.</param>
/// <param name="tool">The installed tool.</param>
/// <param name="project">A folder of a project whose trivial workflow is built.</param>
/// <param name="words">What <c>run</c> is given.</param>
internal sealed class StartBenchmark(int rounds, string tool, string project, string[] words)
{
    private static readonly string DotNet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public async Task<int> RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("scout-benchmark-");
        try
        {
            var empty = await EmptyProgramAsync(folder.FullName);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds after one; CPU milliseconds (user and system) of whole processes, and their ratio to an empty program"));
            await output.WriteLineAsync("   empty  --version    status       run   --version    status       run");
            var measured = new List<double[]>();
            for (var round = 0; round <= rounds; round++)
            {
                double[] times =
                [
                    await TimeAsync(DotNet, [empty]), await TimeAsync(tool, ["--version"]), await TimeAsync(tool, ["status"]), await TimeAsync(tool, ["run", "--no-build", .. words]),
                ];
                if (round > 0)
                {
                    measured.Add(times);
                    await output.WriteLineAsync(Row(times, [.. times.Skip(1).Select(time => time / times[0])]));
                }
            }

            await output.WriteLineAsync("medians:");
            await output.WriteLineAsync(Row(
                [.. Enumerable.Range(0, 4).Select(at => Speed.Median(measured.Select(times => times[at])))],
                [.. Enumerable.Range(1, 3).Select(at => Speed.Median(measured.Select(times => times[at] / times[0])))]));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Row(double[] times, double[] ratios) => string.Create(
        CultureInfo.InvariantCulture,
        $"{times[0],8:0} {times[1],10:0} {times[2],9:0} {times[3],9:0} {ratios[0],11:0.00} {ratios[1],9:0.00} {ratios[2],9:0.00}");

    private static async Task<string> EmptyProgramAsync(string folder)
    {
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), "<Project />");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "Empty.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), """System.Console.WriteLine("Hello");""");
        await RunAsync(DotNet, folder, ["build", "--configuration", "Release", "--output", Path.Combine(folder, "out")]);
        return Path.Combine(folder, "out", "Empty.dll");
    }

    private async Task<double> TimeAsync(string program, string[] arguments)
    {
        var before = ChildTime.Total();
        var own = await RunAsync(program, project, arguments);
        // What a child waited for counts too: the worker of a run. Windows tells the process's own time alone.
        return (OperatingSystem.IsWindows() ? own : ChildTime.Total() - before).TotalMilliseconds;
    }

    private static async Task<TimeSpan> RunAsync(string program, string folder, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // Only Windows tells it of a process that has ended.
        return process.ExitCode == 0
            ? OperatingSystem.IsWindows() ? process.TotalProcessorTime : TimeSpan.Zero
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode} and said:\n{said}{await errors}");
    }
}
