using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests;

/// <summary>One run of each message of the sample, for all the tests that look at it.</summary>
public sealed class SupportDeskRuns
{
    private readonly Dictionary<string, ToolRun> _runs = [];

    public static string Project { get; } = System.IO.Path.Combine(Root(), "tests", "SupportDesk");

    /// <summary>The run of a message: the name of a file in <c>inputs</c>.</summary>
    internal async Task<ToolRun> OfAsync(string message)
    {
        if (_runs.TryGetValue(message, out var known))
        {
            return known;
        }

        using var folder = new ToolFolder();
        var inputs = System.IO.Path.Combine(Project, "inputs", message + ".json");
        var run = await folder.RunAsync(["run", "support-desk", "--project", Project, "--no-build", "--inputs", inputs, "--format", "json"]);
        return _runs[message] = run.Expect(ExitCode.Done);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Scout.Build.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository");
    }
}
