using System.Collections.Immutable;
using Scout.Environments.Bundles;
using Scout.Environments.Diff;
using Scout.Environments.Evidence;
using Scout.Environments.Gates;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions.Runs;

namespace Scout.Environments.Queries;

/// <summary>A result of a validation, and what it is worth now.</summary>
/// <param name="Evidence">The result.</param>
/// <param name="Standing">What it is worth to each environment that demands its suite, in the order of <c>scout.json</c>.</param>
internal sealed record JudgedEvidence(ValidationEvidence Evidence, ImmutableArray<EvidenceStanding> Standing);

/// <summary>Whether a result counts for a promotion to an environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Counts">Whether it does.</param>
/// <param name="Reason">Why not, and what to do; none where it does.</param>
internal sealed record EvidenceStanding(string Environment, bool Counts, string? Reason = null);

/// <summary>What is known of the validations of a revision.</summary>
internal sealed class RevisionEvidence(StoreContext store, BundlePublisher publisher)
{
    private readonly RevisionFiles _revisions = new(store);

    /// <summary>A revision's results, newest first.</summary>
    public ImmutableArray<JudgedEvidence> Of(string workflow, string revision)
    {
        var results = new EvidenceFiles(store).Of(workflow, revision);
        if (results.IsEmpty)
        {
            return [];
        }

        var circumstances = Circumstances(workflow, revision);
        return [.. results.Select(evidence => new JudgedEvidence(evidence, [.. circumstances.Where(now => now.Suites.Any(suite => suite.Name == evidence.Suite)).Select(now => Standing(evidence, now))]))];
    }

    /// <summary>The hashes of those settings that a revision uses, or its suite.</summary>
    public ImmutableSortedDictionary<string, string> UsedSettings(string workflow, string revision, RunSettings settings, ImmutableArray<string> models)
    {
        var used = Used(workflow, revision);
        return SettingHashes.Of(store, settings, (kind, name) => used.Has(kind, name) || (kind == SettingKind.Model && models.Contains(name)));
    }

    private EvidenceCircumstances[] Circumstances(string workflow, string revision)
    {
        var state = new PromotionFiles(store).State(workflow);
        var workflows = new RevisionResolver(store).Workflows();
        var used = Used(workflow, revision);
        return [.. store.Project.Environments.Where(environment => environment.Validation is not null).Select(environment => EvidenceCircumstances.Read(store, environment, state, revision, state.Bundle(revision) ?? publisher.Find(workflow, revision, state), used.Has, workflows))];
    }

    private UsedNames Used(string workflow, string revision) => UsedNamesReader.Of(_revisions.WithCalls(workflow, revision).Select(file => file.Revision));

    private static EvidenceStanding Standing(ValidationEvidence evidence, EvidenceCircumstances now) =>
        SuiteStanding.Problem(evidence, now) is { } problem ? new(now.Environment.Name, false, problem) : new(now.Environment.Name, true);
}
