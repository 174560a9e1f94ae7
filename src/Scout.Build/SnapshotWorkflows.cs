using System.Globalization;
using Microsoft.Build.Framework;
using Scout.Environments;
using Scout.Environments.Projects;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Build;

/// <summary>Snapshots every workflow of a built assembly and records what changed in the store.</summary>
/// <remarks>User code runs in processes of their own, never in the build: it cannot end, hang or lock it.</remarks>
[MSBuildMultiThreadableTask]
public sealed class SnapshotWorkflows : Microsoft.Build.Utilities.Task, ICancelableTask, IMultiThreadableTask, IDisposable
{
    private readonly CancellationTokenSource _canceled = new();
    private bool _madeStore;

    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>The project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The project's assembly in its output folder.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The assembly's deps.json.</summary>
    [Required]
    public string DepsFile { get; set; } = "";

    /// <summary>The assembly's runtimeconfig.json.</summary>
    [Required]
    public string RuntimeConfig { get; set; } = "";

    /// <summary>Scout.Host.dll.</summary>
    [Required]
    public string Host { get; set; } = "";

    /// <summary>The <c>dotnet</c> to start; default: the one that runs the build.</summary>
    public string? Dotnet { get; set; }

    /// <summary>The folders of restored packages.</summary>
    public string[] PackageFolders { get; set; } = [];

    /// <summary>The target framework that was built.</summary>
    public string? TargetFramework { get; set; }

    /// <summary>The configuration that was built.</summary>
    public string? Configuration { get; set; }

    /// <summary>A name for the revisions that changed; default: each gets one made from what changed.</summary>
    public string? RevisionName { get; set; }

    /// <summary>The seconds after which definitions that have not ended are stopped. Default: 30.</summary>
    public string TimeoutSeconds { get; set; } = "30";

    /// <summary>The folder of the store; empty when there is neither a workflow nor a store.</summary>
    [Output]
    public string StoreFolder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            if (Snapshot() is not { } result)
            {
                return false;
            }

            foreach (var warning in result.Warnings)
            {
                Log.Warn(warning, ProjectFile);
            }

            return Record(result);
        }
        catch (ScoutException exception)
        {
            Log.Fail(new(exception.Code, exception.Message), ProjectFile);
            return false;
        }
        catch (OperationCanceledException) when (_canceled.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Ends the processes that build the models.</summary>
    public void Cancel() => _canceled.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _canceled.Dispose();

    private SnapshotResult? Snapshot()
    {
        if (!TryReadTimeout(out var seconds))
        {
            Log.Fail(BuildErrors.TimeoutIsNoNumber(TimeoutSeconds), ProjectFile);
            return null;
        }

        var output = Output();
        if (Missing(output) is { } missing)
        {
            Log.Fail(missing, ProjectFile);
            return null;
        }

        var process = new SnapshotProcess(output) { Timeout = TimeSpan.FromSeconds(seconds), DotNet = string.IsNullOrEmpty(Dotnet) ? null : Dotnet };
        // Side by side: the second look, from another time zone and culture, costs processor time and no waiting.
        var outcomes = Task.WhenAll(process.RunAsync(_canceled.Token), process.RunElsewhereAsync(_canceled.Token)).GetAwaiter().GetResult();
        var errors = SnapshotVerdict.Errors(Path.GetFileName(output.Assembly), seconds, outcomes[0], outcomes[1]);
        if (errors.IsEmpty)
        {
            return outcomes[0].Result;
        }

        foreach (var error in errors)
        {
            Log.Fail(error, ProjectFile);
        }

        if (outcomes.FirstOrDefault(outcome => outcome.Result is null && outcome.ErrorTail.Length > 0) is { } crashed)
        {
            Log.Quote(crashed.ErrorTail);
        }

        return null;
    }

    private bool Record(SnapshotResult result)
    {
        var project = Absolute(ProjectFile);
        if (FindOrMakeStore(Path.GetDirectoryName(project)!, result) is not { } store)
        {
            return true;
        }

        StoreFolder = store.Project.Root;
        var built = store.RecordBuild(
            new()
            {
                Project = project,
                Workflows = result.Workflows,
                Output = Output(),
                TargetFramework = string.IsNullOrEmpty(TargetFramework) ? null : TargetFramework,
                Configuration = string.IsNullOrEmpty(Configuration) ? null : Configuration,
                RevisionName = string.IsNullOrWhiteSpace(RevisionName) ? null : RevisionName,
            },
            _canceled.Token);
        Say(Path.GetFileNameWithoutExtension(project), built.Workflows.Where(workflow => workflow.Changed).Select(RevisionLine.Of));
        return true;
    }

    private Store? FindOrMakeStore(string folder, SnapshotResult result)
    {
        var project = ScoutProject.TryFind(folder);
        if (project is null && !result.Workflows.IsEmpty)
        {
            var made = ScoutProject.Init(StorePlace.For(folder));
            project = made.Project;
            _madeStore = !made.Written.IsEmpty;
            ForTheNextBuild(Path.Combine(project.Root, ScoutProject.FileName));
        }

        return project is null ? null : Store.Open(project);
    }

    // The compiler reads scout.json from now on, and must not run again because it is newer than the assembly.
    private void ForTheNextBuild(string made)
    {
        if (_madeStore)
        {
            File.SetLastWriteTimeUtc(made, File.GetLastWriteTimeUtc(Absolute(ProjectFile)));
        }
    }

    // `Project -> ...` is the one form of message that the terminal logger shows, and of several it shows the last: so there is one.
    private void Say(string project, IEnumerable<string> revisions)
    {
        string[] lines = [.. _madeStore ? [$"{Path.Combine(StoreFolder, ScoutProject.FileName)}  (new: the store of the workflows)"] : Array.Empty<string>(), .. revisions];
        if (lines.Length > 0)
        {
            Log.Say(lines.Select(line => $"{project} -> {line}"));
        }
    }

    private BundleOutput Output() => new()
    {
        Assembly = Absolute(Assembly),
        DepsFile = Absolute(DepsFile),
        RuntimeConfig = Absolute(RuntimeConfig),
        Host = Absolute(Host),
        ProbingPaths = [.. PackageFolders.Where(folder => folder.Length > 0).Select(folder => Path.TrimEndingDirectorySeparator(folder))],
    };

    // Relative to the project, never to the process: several projects may be built in one.
    private string Absolute(string path) => Path.GetFullPath(TaskEnvironment.GetAbsolutePath(path).Value);

    private static SnapshotError? Missing(BundleOutput output)
    {
        (string What, string File)[] needed = [("The assembly", output.Assembly), ("Its dependency file", output.DepsFile), ("Its runtime configuration", output.RuntimeConfig), ("The host", output.Host)];
        return needed.Where(file => !File.Exists(file.File)).Select(file => BuildErrors.FileIsMissing(file.What, file.File)).FirstOrDefault();
    }

    private bool TryReadTimeout(out double seconds) =>
        double.TryParse(TimeoutSeconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds) && seconds is > 0 and <= 3600;
}
