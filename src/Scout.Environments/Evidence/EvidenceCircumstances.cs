using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Environments.Evidence;

/// <summary>All that tells whether results count for a promotion of a revision to an environment, as it is now.</summary>
internal sealed record EvidenceCircumstances
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision that is to come.</summary>
    public required string Revision { get; init; }

    /// <summary>Where it is to come, which has a policy.</summary>
    public required EnvironmentDefinition Environment { get; init; }

    /// <summary>The suites that it is asked for; none where it comes without, or where none that is demanded is its own: see <see cref="IsExempt"/>.</summary>
    public required ImmutableArray<SuiteFile> Suites { get; init; }

    /// <summary>The bundle that would come; none: it is yet to be made.</summary>
    public string? Bundle { get; init; }

    /// <summary>The revision that the environment runs now, or none.</summary>
    public string? Running { get; init; }

    /// <summary>The revision that the environment whose settings count points at, or none.</summary>
    public string? Pointed { get; init; }

    /// <summary>The settings that count; none where that environment points nowhere.</summary>
    public RunSettings? Settings { get; init; }

    /// <summary>The hashes of all of <see cref="Settings"/>.</summary>
    public required ImmutableSortedDictionary<string, string> SettingHashes { get; init; }

    /// <summary>The names of those that the revision uses.</summary>
    public required ImmutableHashSet<string> UsedSettings { get; init; }

    /// <summary>The hashes of the files of suites, by path; those that are not there are left out.</summary>
    public required ImmutableSortedDictionary<string, string> Files { get; init; }

    /// <summary>The results of every revision of the workflow, newest first.</summary>
    public required ImmutableArray<ValidationEvidence> All { get; init; }

    /// <summary>The time, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether the workflow comes without having been validated.</summary>
    public bool IsExempt => Policy.Exempt.Contains(Workflow);

    /// <summary>The policy.</summary>
    public ValidationPolicy Policy => Environment.Validation!;

    /// <summary>Whether a result must have been compared with <see cref="Running"/>.</summary>
    public bool IsCompared => Policy.Compare && Running is not null && Running != Revision;

    /// <summary>Looks at the store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="environment">Where the revision is to come; it has a policy.</param>
    /// <param name="state">Where the environments of its workflow point.</param>
    /// <param name="revision">Its whole id.</param>
    /// <param name="bundle">The bundle that would come; none: it is yet to be made.</param>
    /// <param name="isUsed">Whether the revision, or one that it calls, uses a setting.</param>
    /// <param name="workflows">All workflows of the store.</param>
    /// <exception cref="ScoutException">Something cannot be read.</exception>
    public static EvidenceCircumstances Read(StoreContext store, EnvironmentDefinition environment, WorkflowState state, string revision, string? bundle, Func<SettingKind, string, bool> isUsed, ImmutableArray<string> workflows)
    {
        var workflow = state.Manifest.Workflow;
        var all = new EvidenceFiles(store).Of(workflow);
        var own = all.Where(evidence => evidence.Revision == revision && environment.Validation!.Suites.Contains(evidence.Suite)).ToArray();
        var settings = environment.ValidatedIn == EnvironmentDefinition.Development ? store.Project.Settings(environment.ValidatedIn, workflow) : state.Last(environment.ValidatedIn)?.Settings;
        return new()
        {
            Workflow = workflow,
            Revision = revision,
            Environment = environment,
            // What has validated the workflow before is still its own, whatever it says by now: a slip must not open the gate.
            Suites = environment.Validation!.Exempt.Contains(workflow) ? []
                : [.. environment.Validation.Suites.Select(suite => SuiteFile.Of(store, suite)).Where(suite => suite.IsAskedOf(workflow, workflows) || all.Any(evidence => evidence.Suite == suite.Name))],
            Bundle = bundle,
            Running = state.At(environment.Name)?.Revision,
            Pointed = state.At(environment.ValidatedIn)?.Revision,
            Settings = settings,
            SettingHashes = Evidence.SettingHashes.Of(store, settings ?? new(), (_, _) => true),
            UsedSettings = [.. Evidence.SettingHashes.Of(store, settings ?? new(), isUsed).Keys],
            Files = SuiteDigests.Of(store, own.SelectMany(evidence => evidence.SuiteFiles.Keys), own.SelectMany(evidence => evidence.SuitePatterns)),
            All = all,
            Now = store.Now,
        };
    }
}
