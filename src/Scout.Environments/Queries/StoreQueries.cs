using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions.Project;

namespace Scout.Environments.Queries;

/// <summary>What people ask a store.</summary>
internal sealed class StoreQueries(StoreContext store)
{
    private readonly RevisionFiles _revisions = new(store);
    private readonly EventFiles _events = new(store);
    private readonly PromotionFiles _promotions = new(store);
    private readonly LatestBuilds _latest = new(store);
    private readonly EnvironmentNames _names = new(store);

    public ImmutableArray<string> Projects(string? workflow) =>
    [
        .. _latest.Workflows()
            .Where(id => workflow is null || id == workflow)
            .Select(id => _latest.Of(id)?.Project)
            .OfType<string>()
            .Select(store.Absolute)
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public ImmutableArray<HistoryEntry> History(string workflow)
    {
        var state = _promotions.State(workflow);
        var latest = _latest.Of(workflow)?.Revision;
        return
        [
            .. _revisions.Ids(workflow)
                .Select(id => Entry(workflow, id, state, latest))
                .OrderByDescending(entry => entry.Time ?? DateTimeOffset.MinValue)
                .ThenBy(entry => entry.RevisionId, StringComparer.Ordinal),
        ];
    }

    public HistoryEntry Entry(string workflow, string id) => Entry(workflow, id, _promotions.State(workflow), _latest.Of(workflow)?.Revision);

    public RevisionDetails Details(ResolvedRevision revision)
    {
        var (workflow, id) = (revision.Workflow, revision.RevisionId);
        var built = EventRecord.LastBuild(_events.Of(workflow, id));
        var files = _revisions.WithCalls(workflow, id);
        var details = new RevisionDetails
        {
            Entry = Entry(workflow, id),
            Revision = files[0].Stored,
            Calls = RevisionFile.ById(files.Skip(1)),
            Description = built?.Description,
            Settings = revision.Promotion is { } promotion ? Pinned(promotion) : null,
        };
        return details with { Annotations = built?.Blocks ?? details.Annotations, Sources = built?.Sources ?? details.Sources };
    }

    private PinnedSettings Pinned(Promotion promotion) => new(
        promotion.Environment,
        promotion.Id,
        promotion.Settings,
        store.Project.Has(promotion.Environment) ? SettingsDiff.Changes(promotion.Settings, store.Project.Settings(promotion.Environment, promotion.Workflow)) : []);

    public ImmutableArray<WorkflowStatus> Status(IEnumerable<string> workflows, IReadOnlyDictionary<(string Workflow, string Environment), RunHealth> health) =>
        [.. workflows.Select(workflow => Status(workflow, health))];

    private WorkflowStatus Status(string workflow, IReadOnlyDictionary<(string Workflow, string Environment), RunHealth> health)
    {
        var history = History(workflow);
        var state = _promotions.State(workflow);
        return new WorkflowStatus(
            workflow,
            [.. store.Project.Environments.Select(environment => Status(environment, history, state) with { Health = health.GetValueOrDefault((workflow, environment.Name)) })],
            new GoneWorkflows(store).Has(workflow));
    }

    private EnvironmentStatus Status(EnvironmentDefinition environment, ImmutableArray<HistoryEntry> history, WorkflowState state)
    {
        var last = state.Last(environment.Name);
        var entry = history.FirstOrDefault(entry => entry.Environments.Contains(environment.Name));
        return entry is null
            ? new EnvironmentStatus { Environment = environment.Name }
            : new EnvironmentStatus
            {
                Environment = environment.Name,
                RevisionId = entry.RevisionId,
                Name = state.Standing(environment.Name) is [.., var top] ? _names.Of(state, top) : entry.Name,
                Since = last?.Time ?? entry.Time,
                By = last?.By ?? entry.Author,
                Bundle = last?.Bundle,
                Behind = history.IndexOf(entry),
                Moves = state.Of(environment.Name).Count(),
                KeptOut = state.Blocked(environment.Name),
                SettingsChanged = last?.Pins(store.Project.Settings(environment.Name, state.Manifest.Workflow)) == false,
            };
    }

    private HistoryEntry Entry(string workflow, string id, WorkflowState state, string? latest)
    {
        var events = _events.Heads(workflow, id);
        var built = EventRecord.LastBuild(events);
        var given = RevisionNames.Given(events);
        return new HistoryEntry
        {
            Workflow = workflow,
            RevisionId = id,
            Name = RevisionNames.Of(id, events),
            Named = given is not null,
            Notes = given?.Notes,
            Author = built?.By,
            Time = built?.Time,
            Commit = built?.Commit,
            Dirty = built?.Dirty ?? false,
            Parent = built?.Parent,
            Bundle = events.LastOrDefault(record => record.Event == EventRecord.Published)?.Bundle ?? state.Bundle(id),
            Environments =
            [
                .. store.Project.Environments.Select(environment => environment.Name)
                    .Where(name => (name == EnvironmentDefinition.Development ? latest : state.At(name)?.Revision) == id),
            ],
            Events =
            [
                .. events.Select(Event)
                    .Concat(state.Chain.Where(promotion => promotion.Revision == id).Select(promotion => Event(promotion, state)))
                    .OrderBy(happened => happened.Time),
            ],
        };
    }

    private static HistoryEvent Event(EventRecord record) => new()
    {
        Event = record.Event,
        Time = record.Time,
        By = record.By,
        Name = record.Name,
        Notes = record.Notes,
        Commit = record.Commit,
        Dirty = record.Dirty ?? false,
        Parent = record.Parent,
        Tool = record.Tool,
        Bundle = record.Bundle,
    };

    private static HistoryEvent Event(Promotion promotion, WorkflowState state) => new()
    {
        Event = promotion.Kind == PromotionKind.Rollback ? "rolled_back" : "promoted",
        Time = promotion.Time,
        By = promotion.By,
        Notes = promotion.Reason,
        Environment = promotion.Environment,
        Bundle = promotion.Bundle,
        Promotion = promotion.Id,
        Settings = state.Of(promotion.Environment).LastOrDefault(earlier => earlier.Serial < promotion.Serial) is { } before && !before.Pins(promotion.Settings)
            ? SettingsDiff.Changes(before.Settings, promotion.Settings)
            : null,
    };
}
