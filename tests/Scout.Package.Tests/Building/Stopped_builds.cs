using System.Diagnostics;
using System.Globalization;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>A definition that never ends, with a child process that would outlive it: both are gone when the build is.</summary>
public sealed class Stopped_builds(PackageFeed feed)
{
    // Both processes that build the models write who they are and what they started.
    private const string NeverEnds = """
        var child = System.Diagnostics.Process.Start("sleep", "600");
                System.IO.File.WriteAllText($"FOLDER/{Environment.ProcessId}.started", $"{child.Id}");
                while (input is not null) { }
                return flow.Text("greet", $"Hello {input.Name}.");
        """;

    [Fact]
    public async Task A_definition_that_takes_too_long_is_stopped_with_all_that_it_started()
    {
        var (shop, started) = Project();

        var build = await shop.TryBuildAsync("-p:ScoutSnapshotTimeout=4", "-p:RunAnalyzers=false");

        Assert.Equal("SCOUT5002", build.Error.Code);
        Assert.Contains("within 4 s", build.Error.Text, StringComparison.Ordinal);
        await AllAreGone(started);
        Assert.Empty(shop.StoreFiles());
    }

    [Fact]
    public async Task An_interrupted_build_stops_all_that_it_started_and_leaves_no_store()
    {
        var (shop, started) = Project();
        var build = shop.TryBuildAsync("-p:RunAnalyzers=false");
        while (Directory.GetFiles(started, "*.started").Length < 2)
        {
            Assert.False(build.IsCompleted, "The build ended before the definitions ran.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        // The definition's process is a child of the build's.
        var host = Pids(started).First();
        var parent = (await shop.RunAsync("ps", "-o", "ppid=", "-p", host.ToString(CultureInfo.InvariantCulture))).Output.Trim();
        (await shop.RunAsync("kill", "-INT", parent)).MustExitWith(0);

        Assert.NotEqual(0, (await build).ExitCode);
        await AllAreGone(started);
        Assert.Empty(shop.StoreFiles());
    }

    private (Consumer Shop, string Started) Project()
    {
        var shop = feed.NewConsumer();
        var started = Directory.CreateDirectory(shop.PathOf("started")).FullName;
        return (shop.Write("Shop.csproj", Sources.Project).Write("Greeting.cs", Sources.Defining(NeverEnds.Replace("FOLDER", started, StringComparison.Ordinal))), started);
    }

    private static IEnumerable<int> Pids(string started) =>
        Directory.EnumerateFiles(started, "*.started").Select(file => int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture));

    private static async Task AllAreGone(string started)
    {
        var children = Directory.EnumerateFiles(started, "*.started").Select(file => int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
        int[] all = [.. Pids(started), .. children];
        Assert.Equal(4, all.Length);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        foreach (var pid in all)
        {
            while (IsAlive(pid))
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
