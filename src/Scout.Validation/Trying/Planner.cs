using System.Collections.Immutable;
using Scout.Environments;
using Scout.Environments.Queries;
using Scout.Revisions.Project;
using Scout.Validation.Comparing;
using Scout.Validation.Suites;

namespace Scout.Validation.Trying;

/// <summary>What somebody wants validated.</summary>
internal sealed record ValidationRequest
{
    /// <summary>What <see cref="Against"/> says where nothing is to be compared.</summary>
    public const string Nothing = "none";

    /// <summary>The workflow's id; none: the only one there is.</summary>
    public string? Workflow { get; init; }

    /// <summary>The environment whose revision is validated, with its settings; none: as <see cref="Revision"/> says.</summary>
    public string? Environment { get; init; }

    /// <summary>A revision expression, with development's settings; none: the latest build.</summary>
    public string? Revision { get; init; }

    /// <summary>The suite; none: every suite of the workflow.</summary>
    public string? Suite { get; init; }

    /// <summary>Only cases of these names; none: all.</summary>
    public ImmutableArray<string> Cases { get; init; } = [];

    /// <summary>Only cases with one of these tags; none: all.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>How often each case is run; none: as the suite says.</summary>
    public int? Repeat { get; init; }

    /// <summary>What it is compared with: an environment, a revision expression, or <see cref="Nothing"/>; none: the environment that comes next, where that runs another revision.</summary>
    public string? Against { get; init; }

    /// <inheritdoc cref="ValidationPlan.Answers"/>
    public string? Answers { get; init; }

    /// <summary>Whether models are asked also for what they answered before. Of an environment they always are: what it shows is evidence.</summary>
    public bool IsFresh { get; init; }

    /// <inheritdoc cref="ValidationPlan.Together"/>
    public int Together { get; init; } = 4;

    /// <summary>Whether it is the whole suite: anything less is no evidence.</summary>
    public bool IsWhole => Cases.IsEmpty && Tags.IsEmpty && Repeat is null;
}

/// <summary>Makes plans of what somebody wants validated: everything that is wrong with it is told before anything runs.</summary>
/// <param name="store">The store.</param>
/// <param name="library">The suites.</param>
internal sealed class Planner(Store store, SuiteLibrary library)
{
    /// <summary>One plan for each suite.</summary>
    /// <exception cref="ScoutException">There is no such suite, case or revision, or something in a suite is wrong.</exception>
    public async Task<ImmutableArray<ValidationPlan>> PlanAsync(ValidationRequest request, CancellationToken cancellation)
    {
        var workflow = store.Workflow(request.Workflow);
        var suites = Suites(request, workflow);
        var candidate = await (request.Environment is { } environment
            ? store.TargetAsync(workflow, environment, cancellation)
            : store.RevisionTargetAsync(request.Revision ?? EnvironmentDefinition.Development, workflow, cancellation)).ConfigureAwait(false);
        Known(suites, request.Cases, "is called", one => [one.Name]);
        Known(suites, request.Tags, "has the tag", one => one.Tags);
        var chosen = suites.Select(suite => (Suite: suite, Cases: Chosen(suite, request))).Where(pair => !pair.Cases.IsEmpty).ToArray();
        if (chosen.Length == 0)
        {
            throw SuiteErrors.NoCaseOfBoth(request.Cases, request.Tags);
        }

        var against = request.Against ?? Next(candidate, suites);
        var current = await CurrentAsync(against, candidate, cancellation).ConfigureAwait(false);
        var allowsEffects = store.Project.Environment(candidate.Environment).Allow.Contains(EnvironmentPolicies.Effects);
        var checks = new Checks(library.AreCommitted ? current : candidate);
        return [.. chosen.Select(pair => Plan(request, pair.Suite, pair.Cases, candidate, current, allowsEffects, checks) with
        {
            Against = current is not null && IsMovable(against!) ? against : null,
            Level = current is not null && IsMovable(against!) && store.Project.Environment(against!).Validation is { } policy ? policy.Level : PairedComparison.DefaultLevel,
        })];
    }

    // One slip among several would leave a case out without a word. What cannot be read may be what is meant.
    private static void Known(ImmutableArray<Suite> suites, ImmutableArray<string> names, string what, Func<SuiteCase, ImmutableArray<string>> of)
    {
        string[] known = [.. suites.SelectMany(suite => suite.Cases).SelectMany(one => of(one)).Distinct(StringComparer.Ordinal)];
        foreach (var name in names.Where(name => !known.Contains(name, StringComparer.Ordinal)))
        {
            throw suites.FirstOrDefault(suite => !suite.Problems.All.IsEmpty) is { } wrong ? SuiteErrors.Wrong(wrong.File, wrong.Problems.All) : SuiteErrors.NoCase(what, name, known);
        }
    }

    private ImmutableArray<Suite> Suites(ValidationRequest request, string workflow)
    {
        if (request.Suite is not { } name)
        {
            return library.Of(workflow);
        }

        var suite = library.Draft(name);
        return suite.Workflow == workflow ? [suite] : throw SuiteErrors.OfAnother(suite, workflow, store.Workflows());
    }

    private static ValidationPlan Plan(ValidationRequest request, Suite suite, ImmutableArray<SuiteCase> cases, RunTarget candidate, RunTarget? current, bool allowsEffects, Checks checks)
    {
        var other = current is null ? null : new Preparation(suite, current, allowsEffects, checks);
        var there = other is null ? [] : cases.Select(one => (one.Name, Tried: other.TryOne(one))).ToArray();
        return new()
        {
            Suite = suite,
            Candidate = candidate,
            Cases = new Preparation(suite, candidate, allowsEffects, checks).All(cases),
            Checks = checks.Of(cases),
            Current = current,
            CurrentCases = there.Where(pair => pair.Tried.Case is not null).ToImmutableDictionary(pair => pair.Name, pair => pair.Tried.Case!, StringComparer.Ordinal),
            NotCompared = there.Where(pair => pair.Tried.Case is null).ToImmutableDictionary(pair => pair.Name, pair => pair.Tried.Why!, StringComparer.Ordinal),
            IsWhole = request.IsWhole,
            Answers = request.Answers,
            IsFresh = request.IsFresh || request.Environment is not null,
            Together = request.Together,
        };
    }

    private static ImmutableArray<SuiteCase> Chosen(Suite suite, ValidationRequest request) =>
    [
        .. suite.Cases
            .Where(one => request.Cases.IsEmpty || request.Cases.Contains(one.Name))
            .Where(one => request.Tags.IsEmpty || one.Tags.Any(tag => request.Tags.Contains(tag)))
            .Select(one => one with { Repeat = request.Repeat ?? one.Repeat }),
    ];

    // With the candidate's settings: only the revision differs.
    private async Task<RunTarget?> CurrentAsync(string? against, RunTarget candidate, CancellationToken cancellation)
    {
        if (against is null or ValidationRequest.Nothing)
        {
            return null;
        }

        var current = IsMovable(against)
            ? await store.TargetAsync(candidate.Workflow, against, cancellation).ConfigureAwait(false)
            : await store.RevisionTargetAsync(against, candidate.Workflow, cancellation).ConfigureAwait(false);
        return current.RevisionId == candidate.RevisionId
            ? throw SuiteErrors.SameRevision(against, candidate.RevisionId)
            : current with { Environment = candidate.Environment, Settings = candidate.Settings, Keeping = candidate.Keeping, PromotionId = null };
    }

    private bool IsMovable(string name) => store.Project.Has(name) && !store.Project.Environment(name).IsDevelopment;

    /// <summary>The environment that a revision goes to next from where it is, where that runs another one: the one that demands a suite, else the one that requires where it is. None: there is no such, or it wants no comparison.</summary>
    private string? Next(RunTarget candidate, ImmutableArray<Suite> suites)
    {
        var pointers = store.Status().FirstOrDefault(status => status.Workflow == candidate.Workflow)?.Environments.ToDictionary(there => there.Environment, there => there.RevisionId, StringComparer.Ordinal);
        return store.Project.Environments
            .Where(environment => environment.Validation is { } policy ? policy.Compare && environment.ValidatedIn == candidate.Environment && suites.Any(suite => policy.Suites.Contains(suite.Name)) : environment.Requires.Contains(candidate.Environment))
            .OrderBy(environment => environment.Validation is null)
            .Select(environment => environment.Name)
            .FirstOrDefault(name => pointers?.GetValueOrDefault(name) is { } there && there != candidate.RevisionId);
    }
}
