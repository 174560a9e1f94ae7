using System.Collections.Immutable;
using System.Globalization;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Project;
using Scout.Revisions.Text;

namespace Scout.Environments.Queries;

/// <summary>Resolves revision expressions.</summary>
internal sealed class RevisionResolver(StoreContext store)
{
    private const string Latest = "latest";
    private readonly RevisionFiles _revisions = new(store);
    private readonly EventFiles _events = new(store);
    private readonly PromotionFiles _promotions = new(store);
    private readonly LatestBuilds _latest = new(store);
    private readonly GoneWorkflows _gone = new(store);

    public ImmutableArray<string> Workflows() =>
    [
        .. _latest.Workflows().Where(IsBuilt)
            .Union(_promotions.Workflows(), StringComparer.Ordinal)
            .Union(store.Files.Folders(store.Layout.AllHistory).Where(Ids.IsId), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those of <see cref="Workflows"/> that are not gone.</summary>
    public ImmutableArray<string> PresentWorkflows() => Present(Workflows());

    public string Workflow(string? workflow)
    {
        var all = Workflows();
        return workflow is not null
            ? all.Contains(workflow) ? workflow : throw QueryErrors.UnknownWorkflow(workflow, all)
            : Present(all) switch
            {
                [] when all.IsEmpty => throw QueryErrors.NoWorkflows(store.Project.Root),
                [] when all.Length > 1 => throw QueryErrors.WhichWorkflow(all),
                [] => all[0],
                [var only] => only,
                var several => throw QueryErrors.WhichWorkflow(several),
            };
    }

    public ResolvedRevision Resolve(string expression, string? workflow)
    {
        var text = expression.Trim();
        if (text.Length == 0)
        {
            throw QueryErrors.WrongExpression(expression, "it is empty");
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && !IsEnvironment(text[..at]) && Workflows().Contains(text[..at]))
        {
            var named = text[..at];
            return workflow is not null && workflow != named
                ? throw QueryErrors.WrongExpression(expression, $"it is a revision of {named}, not of {workflow}")
                : In(named, text[(at + 1)..]);
        }

        return In(Workflow(workflow), text);
    }

    /// <summary>The environment that an expression is about, whatever it stands for there; none: it names a revision or a promotion itself.</summary>
    public string? EnvironmentOf(string expression, string workflow)
    {
        var text = expression.Trim();
        return Place(text.StartsWith($"{workflow}@", StringComparison.Ordinal) && !IsEnvironment(workflow) ? text[(workflow.Length + 1)..] : text)?.Environment;
    }

    public string NameOf(string workflow, string id) => RevisionNames.Of(id, _events.Of(workflow, id));

    private ResolvedRevision In(string workflow, string text)
    {
        if (text.Length > 1 && text[0] == '"' && text[^1] == '"')
        {
            return Named(workflow, text[1..^1]) ?? throw Unknown(workflow, text);
        }

        return Place(text) switch
        {
            { Steps: { } steps } place => Before(workflow, text, place.Environment, steps),
            { Time: { } time } place => At(workflow, text, place.Environment, time),
            { } place => Pointed(workflow, place.Environment),
            null => Begun(workflow, text) ?? Promoted(workflow, text) ?? Named(workflow, text) ?? throw Unknown(workflow, text),
        };
    }

    // production, production~1, production@2026-11-01; latest is development.
    private (string Environment, string? Steps, string? Time)? Place(string text)
    {
        var tilde = text.LastIndexOf('~');
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return Environment(text) is { } environment ? (environment, null, null)
            : tilde > 0 && Environment(text[..tilde]) is { } before ? (before, text[(tilde + 1)..], null)
            : at > 0 && IsEnvironment(text[..at]) ? (text[..at], null, text[(at + 1)..])
            : null;
    }

    // One that is only called from here has revisions, and no builds of its own.
    private bool IsBuilt(string workflow) =>
        store.Files.Exists(store.Layout.Latest(workflow)) || store.Files.Folders(store.Layout.BuildsOf(workflow)).Any(Ids.IsHash);

    private ImmutableArray<string> Present(ImmutableArray<string> workflows) => [.. workflows.Where(workflow => !_gone.Has(workflow))];

    private bool IsEnvironment(string text) => store.Project.Environments.Any(environment => environment.Name == text);

    private string? Environment(string text) => text == Latest ? EnvironmentDefinition.Development : IsEnvironment(text) ? text : null;

    private ResolvedRevision Pointed(string workflow, string environment)
    {
        if (environment == EnvironmentDefinition.Development)
        {
            return _latest.Of(workflow) is { } latest ? Found(workflow, latest.Revision, environment) : throw QueryErrors.EmptyEnvironment(workflow, environment);
        }

        var last = _promotions.State(workflow).Last(environment) ?? throw QueryErrors.EmptyEnvironment(workflow, environment);
        return Found(workflow, last.Revision, environment, last);
    }

    private ResolvedRevision Before(string workflow, string expression, string environment, string count)
    {
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var steps))
        {
            throw QueryErrors.WrongExpression(expression, "after ~ comes how many moves to go back, such as ~1");
        }

        if (environment == EnvironmentDefinition.Development)
        {
            var builds = Builds(workflow);
            return steps < builds.Length
                ? Found(workflow, builds[^(steps + 1)].Revision)
                : throw QueryErrors.NoSuchPast(workflow, expression, $"this machine knows {builds.Length} builds");
        }

        var promotions = _promotions.State(workflow).Of(environment).ToImmutableArray();

        // A record that only changed settings did not move to another revision.
        var moves = promotions.Where((promotion, i) => i == 0 || promotion.Revision != promotions[i - 1].Revision).ToImmutableArray();
        return steps < moves.Length
            ? Found(workflow, moves[^(steps + 1)].Revision, promotion: moves[^(steps + 1)])
            : throw QueryErrors.NoSuchPast(workflow, expression, $"{environment} has pointed at {moves.Length} revisions so far");
    }

    private ResolvedRevision At(string workflow, string expression, string environment, string when)
    {
        if (!IsoMoments.TryRead(when, out var time, out var isDay))
        {
            throw QueryErrors.WrongExpression(expression, "after @ comes a day or a time, such as 2026-11-01 or 2026-11-01T09:30Z");
        }

        // A day means its end: what was there on that day last.
        bool IsThen(DateTimeOffset moment) => isDay ? moment.UtcDateTime.Date <= time.UtcDateTime.Date : moment <= time;
        if (environment == EnvironmentDefinition.Development)
        {
            return Builds(workflow).LastOrDefault(build => IsThen(build.Time)) is { } build
                ? Found(workflow, build.Revision)
                : throw QueryErrors.NoSuchPast(workflow, expression, "this machine knows no build from then");
        }

        return _promotions.State(workflow).Of(environment).LastOrDefault(promotion => IsThen(promotion.Time)) is { } then
            ? Found(workflow, then.Revision, promotion: then)
            : throw QueryErrors.NoSuchPast(workflow, expression, $"{environment} pointed at nothing then");
    }

    private ImmutableArray<EventRecord> Builds(string workflow) =>
    [
        .. _revisions.Ids(workflow)
            .SelectMany(id => _events.Of(workflow, id))
            .Where(record => record.Event == EventRecord.Built)
            .OrderBy(record => record.Time),
    ];

    // The beginning of an id; a name that is one is told apart by nobody but who asked.
    private ResolvedRevision? Begun(string workflow, string text)
    {
        var digits = text.StartsWith(RevisionId.Prefix, StringComparison.Ordinal) ? text[RevisionId.Prefix.Length..] : text;
        if (!Ids.IsBeginning(digits))
        {
            return null;
        }

        var begun = _revisions.Ids(workflow).Where(id => id.StartsWith(digits, StringComparison.Ordinal));
        var candidates = (Ids.IsHash(digits) ? begun : begun.Union(Called(workflow, text))).ToImmutableArray();
        return One(workflow, text, candidates);
    }

    // 4-81d0c44a12: a promotion's number and the beginning of its hash.
    private ResolvedRevision? Promoted(string workflow, string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && long.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && Ids.IsHex(text[(dash + 1)..])
            && _promotions.State(workflow).Chain.FirstOrDefault(promotion => promotion.Serial == serial && promotion.Hash.StartsWith(text[(dash + 1)..], StringComparison.Ordinal)) is { } promotion
            ? Found(workflow, promotion.Revision, promotion: promotion)
            : null;
    }

    private ResolvedRevision? Named(string workflow, string name) => One(workflow, name, Called(workflow, name));

    private ImmutableArray<string> Called(string workflow, string name)
    {
        var all = _revisions.Ids(workflow).Select(id => (id, events: _events.Of(workflow, id))).ToImmutableArray();
        var matching = all.Where(revision => RevisionNames.Of(revision.id, revision.events) == name).ToImmutableArray();

        // A name that a person gave means more than one that was made.
        var given = matching.Where(revision => RevisionNames.Given(revision.events) is not null).ToImmutableArray();
        return [.. (given.IsEmpty ? matching : given).Select(revision => revision.id)];
    }

    private ResolvedRevision? One(string workflow, string text, ImmutableArray<string> candidates) => candidates switch
    {
        [] => null,
        [var only] => Found(workflow, only),
        _ => throw QueryErrors.AmbiguousRevision(workflow, text, candidates.Select(id => Candidate(workflow, id))),
    };

    private ScoutException Unknown(string workflow, string text) => QueryErrors.UnknownRevision(
        workflow,
        text,
        [Latest, .. store.Project.Environments.Select(environment => environment.Name), .. _revisions.Ids(workflow).Select(id => NameOf(workflow, id))]);

    private string Candidate(string workflow, string id) => $"{RevisionId.Short(id)} \"{NameOf(workflow, id)}\"";

    private ResolvedRevision Found(string workflow, string id, string? environment = null, Promotion? promotion = null) => new()
    {
        Workflow = workflow,
        RevisionId = id,
        Name = NameOf(workflow, id),
        Environment = environment,
        Promotion = promotion,
    };
}
