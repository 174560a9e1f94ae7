using System.Collections.Immutable;
using System.Diagnostics;
using Scout.Environments;
using Scout.Environments.Workers;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary>Builds what a run in development needs, as <c>dotnet run</c> does: quietly, unless it fails.</summary>
internal static class DevelopmentBuild
{
    private static readonly string[] Ignored = ["bin", "obj", "node_modules"];

    /// <summary>The projects to build for a workflow: the one that it was last built from; all known ones for a workflow that is new; the only one there is where nothing was built yet.</summary>
    public static ImmutableArray<string> ProjectsFor(Store store, string? workflow)
    {
        var known = store.Workflows();
        if (workflow is not null && known.Contains(workflow) && store.Projects(workflow) is { IsEmpty: false } own)
        {
            return own;
        }

        if (workflow is null && !known.IsEmpty)
        {
            // Which one is meant is the store's to ask, before anything is built.
            store.Workflow(workflow);
        }

        return store.Projects() is { IsEmpty: false } all ? all : [OnlyProject(store.Project.Root)];
    }

    /// <summary>Builds one project.</summary>
    /// <exception cref="ScoutException">It does not build; what the build said is on stderr by then.</exception>
    public static async Task RunAsync(string project, Terminal terminal, CancellationToken cancellation)
    {
        var name = Path.GetFileName(project);
        var (exitCode, output) = await terminal.ShowActivityAsync($"Building {name} ...", BuildAsync(project, cancellation));
        if (exitCode != 0)
        {
            terminal.Error.WriteLine(output);
            throw RunningErrors.ProjectDoesNotBuild(name);
        }
    }

    private static async Task<(int ExitCode, string Output)> BuildAsync(string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotNetHost.Find())
        {
            ArgumentList = { "build", project, "--nologo", "--verbosity", "quiet", "--tl:off", "-clp:NoSummary;ErrorsOnly" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetDirectoryName(project),
        };
        foreach (var variable in start.Environment.Keys.Where(DotNetHost.IsForeign).ToArray())
        {
            start.Environment.Remove(variable);
        }

        using var build = Process.Start(Guard.Of(start, ToolGuard.Command))!;
        if (ToolGuard.Command.IsEmpty)
        {
            build.StandardInput.Close();
        }

        var output = build.StandardOutput.ReadToEndAsync(cancellation);
        var error = build.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await build.WaitForExitAsync(cancellation);
            return (build.ExitCode, $"{await output}{await error}".Trim());
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string OnlyProject(string root)
    {
        var projects = Projects(new(root)).Order(StringComparer.Ordinal).ToImmutableArray();
        var withWorkflows = projects.Where(UsesScout).ToImmutableArray();
        var candidates = withWorkflows.IsEmpty ? projects : withWorkflows;
        return candidates.Length switch
        {
            0 => throw RunningErrors.NoProject(root),
            1 => candidates[0],
            _ => throw RunningErrors.WhichProject(candidates.Select(project => Path.GetRelativePath(root, project))),
        };
    }

    // Names the package, or imports its targets from a checkout.
    private static bool UsesScout(string project) => File.ReadAllText(project).Contains("Scout.Build", StringComparison.Ordinal);

    private static IEnumerable<string> Projects(DirectoryInfo folder) =>
    [
        .. folder.EnumerateFiles("*.csproj").Select(file => file.FullName),
        .. folder.EnumerateDirectories()
            .Where(below => below.Name[0] != '.' && !Ignored.Contains(below.Name, StringComparer.OrdinalIgnoreCase) && below.LinkTarget is null)
            .SelectMany(Projects),
    ];
}
