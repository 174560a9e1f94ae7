using System.Collections.Immutable;
using System.Text;
using Scout.Environments;
using Scout.Environments.Evidence;
using Scout.Revisions;
using Scout.Validation.Judging;
using Scout.Validation.Suites;

namespace Scout.Validation.Trying;

/// <summary>Records what validations found as evidence of the revision: verdicts and figures, nothing of what runs were given or gave.</summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock.</param>
internal sealed class EvidenceRecorder(Store store, TimeProvider time)
{
    /// <summary>Records one.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="cancellation">Gives up waiting for the store.</param>
    /// <returns>The file, from the folder of <c>scout.json</c> on; none where the result is no evidence.</returns>
    public string? Record(ValidationResult result, CancellationToken cancellation)
    {
        if (!result.IsEvidence)
        {
            return null;
        }

        var (plan, candidate) = (result.Plan, result.Plan.Candidate);
        string[] judges = [.. plan.Cases.SelectMany(one => one.Case.Expect).OfType<Expectation.Judge>().Select(judge => judge.Model).Distinct(StringComparer.Ordinal)];
        var recorded = store.Record(
            new()
            {
                Workflow = candidate.Workflow,
                Revision = candidate.RevisionId,
                Bundle = candidate.Bundle,
                Environment = candidate.Environment,
                Settings = store.UsedSettings(candidate.Workflow, candidate.RevisionId, candidate.Settings, judges),
                Suite = plan.Suite.Name,
                SuiteFiles = plan.Suite.Files.ToImmutableSortedDictionary(file => file.Key, file => ContentHash.Of(file.Value.Span), StringComparer.Ordinal),
                SuitePatterns = plan.Suite.Patterns,
                Verdict = Of(result.Verdict),
                Cases = [.. result.Cases.Select(one => new EvidenceCase(one.Name, Of(one.Verdict), one.Passed, one.Candidate.Length))],
                Models = result.Models.ToImmutableSortedDictionary(model => model.Key, model => model.Value.Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal),
                Judge = judges.Length == 0 ? null : ContentHash.Of(Encoding.UTF8.GetBytes(RubricEvaluator.Instructions)),
                Comparison = plan.Against is { } against && result.Comparison is { } comparison
                    ? new(against, plan.Current!.RevisionId, comparison.Pairs, comparison.OnlyCandidateFailed, comparison.OnlyCurrentFailed, comparison.Chance, comparison.Level, comparison.Verdict)
                    : null,
                Runs = result.Runs,
                Cost = result.Cost,
                Time = time.GetUtcNow(),
                By = store.Author(),
            },
            cancellation);
        return $".scout/evidence/{recorded.Workflow}/{recorded.Revision}/{recorded.Id}.json";
    }

    private static EvidenceVerdict Of(Verdict verdict) => verdict switch
    {
        Verdict.Passed => EvidenceVerdict.Passed,
        Verdict.Failed => EvidenceVerdict.Failed,
        _ => EvidenceVerdict.Inconclusive,
    };
}
