using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions.Runs;

namespace Scout.Environments.Runs;

/// <summary>The logs of this machine's runs. The worker of a run writes its log; this only reads.</summary>
internal sealed class RunLogs
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private readonly string _folder;

    private RunLogs(string folder) => _folder = folder;

    /// <summary>The logs of a project's runs.</summary>
    /// <param name="project">The project.</param>
    public static RunLogs Of(ScoutProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return new(new StoreLayout(project.Root, project.State).Runs);
    }

    /// <summary>The runs that fit, newest first, without their blocks. Logs are read as the list is gone through.</summary>
    /// <param name="filter">Which runs; default: all.</param>
    /// <exception cref="ScoutException">A log is not one.</exception>
    public IEnumerable<RunSummary> List(RunFilter? filter = null)
    {
        filter ??= new();
        foreach (var log in Ids().Select(File))
        {
            if (TryEnds(log) is { } run && filter.Fits(run))
            {
                yield return run;
            }
        }
    }

    /// <summary>The runs that somebody is working on, newest first, without their blocks. A log that nobody holds is not read: it may be a damaged one.</summary>
    /// <exception cref="ScoutException">A log that somebody holds is not one.</exception>
    public IEnumerable<RunSummary> Live() => Ids().Select(File).Where(log => log.IsHeld()).Select(TryEnds).OfType<RunSummary>().Where(IsUnderWay);

    /// <summary>One run with its blocks.</summary>
    /// <param name="runId">The run's whole id.</param>
    /// <exception cref="ScoutException">There is no such log, or it is not one.</exception>
    public RunSummary Read(string runId)
    {
        var log = Existing(runId);
        var held = log.IsHeld();
        return AsItStands(Fold(log.Events()) ?? throw RunLogErrors.DoesNotBegin(runId), held);
    }

    /// <summary>The whole id of the run that somebody means: by its id, or by a part that begins or ends only one; the newest that fits where nothing is said.</summary>
    /// <param name="run">What was said, or none.</param>
    /// <param name="filter">Which runs the newest is looked for among.</param>
    /// <exception cref="ScoutException">There is none, or there are several.</exception>
    public string Resolve(string? run = null, RunFilter? filter = null)
    {
        if (run is null)
        {
            return List(filter).FirstOrDefault()?.RunId ?? throw RunLogErrors.NoRuns();
        }

        var candidates = Ids().Where(id => id.StartsWith(run, StringComparison.OrdinalIgnoreCase) || id.EndsWith(run, StringComparison.OrdinalIgnoreCase)).Take(3).ToImmutableArray();
        return candidates.Length switch
        {
            0 => throw RunLogErrors.NoSuchRun(run),
            1 => candidates[0],
            _ when candidates.Contains(run) => run,
            _ => throw RunLogErrors.WhichRun(run, candidates),
        };
    }

    /// <summary>A run's events: those that are there, then those that come, until the run has ended or nobody works on it any more.</summary>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="cancellation">Ends the following.</param>
    /// <exception cref="ScoutException">There is no such log, or it is not one.</exception>
    public async IAsyncEnumerable<RunEvent> FollowAsync(string runId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var log = Existing(runId);
        var offset = 0L;
        while (true)
        {
            // Asked before reading: what a worker wrote before it let go is there then.
            var held = log.IsHeld();
            (var events, offset) = log.ReadFrom(offset);
            foreach (var happened in events)
            {
                yield return happened;
                if (happened is RunCompleted or RunFailed or RunCanceled)
                {
                    yield break;
                }
            }

            if (!held && events.IsEmpty)
            {
                yield break;
            }

            await Task.Delay(Beat, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Runs that are known, oldest first, then every run that fits as it ends; never ends by itself.</summary>
    /// <param name="filter">Which runs.</param>
    /// <param name="known">Where to begin: those that have ended are not looked at again.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<RunSummary> EndingAsync(RunFilter filter, IReadOnlyList<RunSummary> known, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(known);
        var over = Ids().Where(id => !File(id).IsHeld()).ToHashSet(StringComparer.Ordinal);
        foreach (var run in known.Reverse().Where(run => !IsUnderWay(run)))
        {
            over.Add(run.RunId);
            yield return run;
        }

        while (true)
        {
            foreach (var log in Ids().Where(id => !over.Contains(id)).Reverse().Select(File).ToArray())
            {
                if (TryEnds(log) is { } run && !IsUnderWay(run) && over.Add(run.RunId) && filter.Fits(run))
                {
                    yield return run;
                }
            }

            await Task.Delay(Beat, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The ids of the runs that have a log, newest first.</summary>
    public ImmutableArray<string> Ids() => !Directory.Exists(_folder) ? [] :
    [
        .. Directory.EnumerateFiles(_folder, $"*{RunFiles.Extension}")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .OrderDescending(StringComparer.Ordinal),
    ];

    private static RunSummary? Fold(ImmutableArray<RunEvent> events) => events is [RunStarted started, .. var rest]
        ? rest.Aggregate(RunSummary.Of(started), (run, happened) => run.With(happened))
        : null;

    // A worker holds its log for as long as it lives: a run without an end whose log nobody holds has none to come.
    private static RunSummary AsItStands(RunSummary run, bool held) => IsUnderWay(run) && !held ? run.Interrupt() : run;

    private static bool IsUnderWay(RunSummary run) => run.Status == RunStatus.Running;

    // A log may go while the list is read, and one that was just made has no line yet.
    private static RunSummary? TryEnds(RunLogFile log)
    {
        try
        {
            var held = log.IsHeld();
            var (first, last) = log.Ends();
            return AsItStands(RunSummary.Of(first).With(last), held);
        }
        catch (Exception exception) when (exception is FileNotFoundException or ScoutException { Code: RunLogErrors.NoBeginning })
        {
            return null;
        }
    }

    private RunLogFile File(string runId) => new(Path.Combine(_folder, runId + RunFiles.Extension));

    private RunLogFile Existing(string runId) => Ids().Contains(runId) ? File(runId) : throw RunLogErrors.NoSuchRun(runId);
}
