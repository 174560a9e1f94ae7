using System.Diagnostics;
using System.Globalization;
using Scout.Execution.Renderer;

namespace Scout.Execution.Tests.Templates;

/// <summary>
/// Every hostile template there is, in a process that has 128 MB more than it needs for an empty one, and that measures the time of the processor: neither depends on what else the machine does.
/// </summary>
public class HostileProcesses
{
    private const int Slow = 3;
    private const string MostMemory = "0x8800000";

    [Fact]
    public void There_are_hundreds_of_them() => Assert.InRange(HostileCorpus.All.Count(), 400, int.MaxValue);

    [Theory]
    [InlineData("parse")]
    [InlineData("render")]
    public async Task None_takes_three_seconds_or_128_MB(string work)
    {
        var (place, bad) = (0, new List<string>());
        while (place < HostileCorpus.All.Count())
        {
            var (exitCode, lines) = await RunAsync(work, place, int.MaxValue);
            foreach (var line in lines.Where(IsBad))
            {
                // What those before have left behind may not be collected yet: by itself it shows what it takes.
                bad.AddRange((await RunAsync(work, int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture), 1)).Lines.Where(IsBad));
            }

            place += lines.Length;
            if (exitCode == 0)
            {
                break;
            }

            if (exitCode != Slow)
            {
                bad.Add($"{place} 0 ended the process with {exitCode}");
                place++;
            }
        }

        Assert.Equal([], bad.Select(line => $"{line}: {Head(int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture))}"));
    }

    private static string Head(int place) => HostileCorpus.All.ElementAt(place) is var text && text.Length > 120 ? text[..120] : HostileCorpus.All.ElementAt(place);

    private static bool IsBad(string line) => line.EndsWith(" memory", StringComparison.Ordinal) || line.EndsWith(" slow", StringComparison.Ordinal);

    private static async Task<(int ExitCode, string[] Lines)> RunAsync(string work, int from, int most)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(HostileCorpus).Assembly.Location, work, from.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
