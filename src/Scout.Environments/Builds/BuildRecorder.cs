using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Naming;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions.Format;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Builds;

/// <summary>Records builds: revisions, their <c>built</c> events, and what the latest is.</summary>
internal sealed class BuildRecorder(StoreContext store)
{
    private readonly LatestBuilds _latest = new(store);
    private readonly RevisionFiles _revisions = new(store);
    private readonly EventFiles _events = new(store);
    private readonly PromotionFiles _promotions = new(store);

    public BuildOutcome Record(BuildRequest request, CancellationToken cancellation)
    {
        var name = string.IsNullOrWhiteSpace(request.RevisionName) ? null : RevisionNames.Checked(request.RevisionName, store.Project.Environments);
        var plan = Plan(request, name);
        var released = Released(request);
        if (!plan.Any(build => build.Writes) && released.Count == 0 && request.Called.All(called => _revisions.Exists(called.Workflow, called.Revision.Id)))
        {
            return new BuildOutcome([.. plan.Select(build => Outcome(build, first: false))]);
        }

        using var held = store.Lock($"recording a build of {Path.GetFileName(request.Project)}", cancellation);
        return Write(request, Plan(request, name), Released(request));
    }

    private BuildOutcome Write(BuildRequest request, ImmutableArray<PlannedBuild> plan, IReadOnlyList<string> released)
    {
        _ = store.Layout.WriteFixedFiles(store.Files).Count();
        var first = plan.Where(build => IsFirst(build)).Select(build => build.Snapshot.Workflow).ToHashSet(StringComparer.Ordinal);

        // Revisions before whatever names them: what is there after a crash is whole.
        foreach (var called in request.Called)
        {
            Check(called);
            _revisions.WriteBuilt(called.Workflow, called.Revision);
        }

        foreach (var build in plan.Where(build => build.WritesRevision))
        {
            _revisions.WriteBuilt(build.Snapshot.Workflow, build.Snapshot.Revision);
        }

        if (plan.Any(build => build.Changed || build.NewName is not null))
        {
            WriteEvents(request, plan);
        }

        foreach (var build in plan.Where(build => build.WritesLatest))
        {
            _latest.Write(build.Snapshot.Workflow, build.After);
        }

        foreach (var workflow in released)
        {
            _latest.Write(workflow, _latest.Of(workflow)! with { Project = null });
        }

        return new BuildOutcome([.. plan.Select(build => Outcome(build, first.Contains(build.Snapshot.Workflow)))]);
    }

    private void WriteEvents(BuildRequest request, ImmutableArray<PlannedBuild> plan)
    {
        var author = store.Repository.Author();
        var state = store.Repository.State();
        foreach (var build in plan.Where(build => build.Changed))
        {
            var parent = Parent(build);
            _events.Add(new EventRecord
            {
                Event = EventRecord.Built,
                Workflow = build.Snapshot.Workflow,
                Revision = build.Id,
                Time = store.Now,
                By = author,
                Tool = store.Options.ToolVersion,
                Commit = state.Commit,
                Dirty = state.Commit is null ? null : state.Dirty,
                Parent = parent,
                Name = NameOf(build, parent),
                Project = build.After.Project,
                TargetFramework = build.After.TargetFramework,
                Description = build.Snapshot.Description,
                Blocks = build.Snapshot.Blocks.IsEmpty ? null : build.Snapshot.Blocks,
                Sources = build.Snapshot.Sources.IsEmpty ? null : build.Snapshot.Sources,
                Reached = build.Snapshot.Reached.IsEmpty ? null : build.Snapshot.Reached,
            });
        }

        foreach (var build in plan.Where(build => build.NewName is not null))
        {
            _events.Add(new EventRecord
            {
                Event = EventRecord.Named,
                Workflow = build.Snapshot.Workflow,
                Revision = build.Id,
                Time = store.Now,
                By = author,
                Name = build.NewName,
            });
        }
    }

    private ImmutableArray<PlannedBuild> Plan(BuildRequest request, string? name) =>
        [.. request.Own.OrderBy(workflow => workflow.Workflow, StringComparer.Ordinal).Select(workflow => Plan(workflow, request, name))];

    private PlannedBuild Plan(SnapshotWorkflow workflow, BuildRequest request, string? name)
    {
        Check(workflow);
        var id = workflow.Revision.Id;
        var before = _latest.Of(workflow.Workflow);
        var after = Latest(id, request);
        if (before?.Project is { } owner && owner != after.Project && store.Files.Operations.KindOf(store.Absolute(owner)) != PathKind.None)
        {
            throw RecordingErrors.OwnedByOther(workflow.Workflow, owner, after.Project!);
        }

        // A name is meant for what the build brought; where the project has one workflow it is clear also when nothing changed.
        var named = name is not null && (before?.Revision != id || request.Own.Length == 1);
        return new PlannedBuild
        {
            Snapshot = workflow,
            Before = before,
            After = after,
            WritesRevision = !_revisions.Exists(workflow.Workflow, id),
            NewName = named && RevisionNames.Given(_events.Of(workflow.Workflow, id))?.Name != name ? name : null,
        };
    }

    private LatestBuild Latest(string revision, BuildRequest request) => new()
    {
        Revision = revision,
        Project = store.Relative(request.Project),
        TargetFramework = request.TargetFramework,
        Configuration = request.Configuration,
        Assembly = store.Relative(request.Output.Assembly),
        DepsFile = store.Relative(request.Output.DepsFile),
        RuntimeConfig = store.Relative(request.Output.RuntimeConfig),
        Host = store.Relative(request.Output.Host),
        ProbingPaths = [.. request.Output.ProbingPaths.Select(store.Relative)],
    };

    private static void Check(SnapshotWorkflow workflow)
    {
        if (!Ids.IsId(workflow.Workflow))
        {
            throw RecordingErrors.WrongWorkflowId(workflow.Workflow);
        }

        try
        {
            var revision = RevisionJson.ReadStored(workflow.Revision);
            if (revision.Workflow != workflow.Workflow)
            {
                throw RecordingErrors.WrongSnapshot(workflow.Workflow, $"it is one of '{revision.Workflow}'");
            }
        }
        catch (ScoutException error) when (error.Code.StartsWith("SCOUT69", StringComparison.Ordinal))
        {
            throw RecordingErrors.WrongSnapshot(workflow.Workflow, error.Message);
        }
    }

    private List<string> Released(BuildRequest request)
    {
        var project = store.Relative(request.Project);
        return
        [
            .. _latest.Workflows()
                .Except(request.Own.Select(workflow => workflow.Workflow), StringComparer.Ordinal)
                .Where(workflow => _latest.Of(workflow)?.Project == project),
        ];
    }

    private bool IsFirst(PlannedBuild build) =>
        build.Before is null
        && _revisions.Ids(build.Snapshot.Workflow).IsEmpty;

    // In a fresh clone there is no build before; what was promoted last is what a person compares with.
    private string? Parent(PlannedBuild build)
    {
        var workflow = build.Snapshot.Workflow;
        var parent = build.Before?.Revision;
        if (parent is null && _promotions.Manifest(workflow).Serial > 0)
        {
            parent = _promotions.State(workflow).Chain[^1].Revision;
        }

        return parent == build.Id || parent is null || !_revisions.Exists(workflow, parent) ? null : parent;
    }

    private string NameOf(PlannedBuild build, string? parent)
    {
        var workflow = build.Snapshot.Workflow;
        var events = _events.Of(workflow, build.Id);
        return parent is not null ? AutomaticName.Of(build.Snapshot, _revisions.Stored(workflow, parent), _events.Of(workflow, parent))
            : events.IsEmpty ? AutomaticName.Of(build.Snapshot, null, [])
            : RevisionNames.Of(build.Id, events);
    }

    private RecordedWorkflow Outcome(PlannedBuild build, bool first) => new()
    {
        Workflow = build.Snapshot.Workflow,
        RevisionId = build.Id,
        PreviousId = build.Before?.Revision,
        Name = RevisionNames.Of(build.Id, _events.Of(build.Snapshot.Workflow, build.Id)),
        Changed = build.Changed,
        First = first,
    };
}
