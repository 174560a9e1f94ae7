using System.Collections.Immutable;
using System.Globalization;
using Scout.Environments;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Runs.Queries;
using Scout.Runs.Storage;
using Scout.Web.Visiting;
using Scout.Web.Watching;

namespace Scout.Web.Logs;

/// <summary>Which runs somebody asks for, as the address of the page says it.</summary>
internal sealed record RunQuestion(
    string? Workflow, string? Environment, string? Status, string? Trigger, string? Revision, string? Block, string? Session, string? Feedback, string? Since, string? Until, string? Search)
{
    /// <summary>What can ask for runs.</summary>
    public static ImmutableArray<string> Triggers { get; } = RunTrigger.Kinds;

    /// <summary>What may be said of runs.</summary>
    public static ImmutableArray<string> Feedbacks { get; } = [.. Enum.GetNames<FeedbackKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>Whether something is asked that few ask.</summary>
    public bool IsMore => new[] { Trigger, Revision, Block, Session, Feedback }.Any(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>Where a revision is asked for, but no workflow: the workflows that have one that is called so, of those that a visitor reaches; else none.</summary>
    /// <exception cref="ScoutException">No workflow has one.</exception>
    public ImmutableArray<string> Candidates(Store store, Visitor visitor)
    {
        if (Said(Revision) is not { } said || Said(Workflow) is not null || visitor.Key?.Workflow is not null)
        {
            return [];
        }

        var candidates = store.Workflows().Where(workflow => Has(store, visitor, workflow, said)).ToImmutableArray();
        return candidates.IsEmpty ? throw LogErrors.NoRevision(said) : candidates;
    }

    /// <summary>The runs, of those that a visitor may see.</summary>
    /// <param name="store">The store.</param>
    /// <param name="visitor">Who asks.</param>
    /// <param name="environments">The project's, of those that the visitor sees.</param>
    /// <param name="hasRun">Whether something has run in an environment.</param>
    /// <exception cref="ScoutException">Something that is asked is none of what there is.</exception>
    public RunFilter Filter(Store store, Visitor visitor, ImmutableArray<string> environments, Func<string, bool> hasRun)
    {
        var workflow = Said(Workflow) ?? visitor.Key?.Workflow;
        if (workflow is not null && !visitor.Reaches(workflow))
        {
            throw LogErrors.Unknown("workflow", workflow, visitor.Key?.Workflow is { } only ? [only] : store.Workflows());
        }

        // Runs outlive their workflow and their environment: those of one that is gone are found by its name.
        var environment = Said(Environment);
        if (environment is not null && (!visitor.Sees(environment) || (!environments.Contains(environment) && !hasRun(environment))))
        {
            throw LogErrors.Unknown("environment", environment, environments);
        }

        var revision = Said(Revision) is { } expression ? SeenRevisions.Resolve(store, visitor, expression, workflow ?? store.Workflow(null)) : null;
        return new RunFilter
        {
            Workflow = revision?.Workflow ?? workflow,
            Environment = environment,
            Environments = visitor.Key?.Environments ?? default,
            RevisionId = revision?.RevisionId,
            Status = Said(Status) is { } status ? RunWords.Read(status) ?? throw LogErrors.Unknown("status", status, RunWords.All) : null,
            Block = Said(Block),
            Session = Said(Session),
            Feedback = Said(Feedback) is { } feedback ? Feedbacks.Contains(feedback) ? Enum.Parse<FeedbackKind>(feedback, ignoreCase: true) : throw LogErrors.Unknown("feedback", feedback, Feedbacks) : null,
            Since = Time("from", Since),
            Until = Time("until", Until),
            Search = Said(Search),
        }.TriggeredBy(Said(Trigger) is { } trigger ? Triggers.Contains(trigger.Split(':')[0]) ? trigger : throw LogErrors.Unknown("trigger", trigger, Triggers) : null);
    }

    /// <summary>A time as the browser's own field for it wants it; none where it is none.</summary>
    public static string? Field(string? text) =>
        Read(text) is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null;

    private static bool Has(Store store, Visitor visitor, string workflow, string expression)
    {
        try
        {
            SeenRevisions.Resolve(store, visitor, expression, workflow);
            return true;
        }
        catch (ScoutException exception) when (exception.Kind != ErrorKind.Own)
        {
            return false;
        }
    }

    private static DateTimeOffset? Read(string? text) => text is not null && IsoMoments.TryRead(text, out var time, out _) ? time : null;

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Time(string name, string? text) => Said(text) is { } said ? Read(said) ?? throw LogErrors.NoTime(name, said) : null;
}
