using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scout.Environments.Git;
using Scout.Environments.Records;

namespace Scout.Environments.Evidence;

/// <summary>A result as its file has it: an in-toto statement with the predicate of test results, so that others can read it; what only this product knows stands under <c>scout</c>.</summary>
internal sealed record EvidenceStatement : IStoreRecord
{
    private const string StatementType = "https://in-toto.io/Statement/v1";
    private const string TestResult = "https://in-toto.io/attestation/test-result/v0.1";
    private const string BundleSuffix = "/bundle";

    [JsonPropertyName("_type")]
    public required string Type { get; init; }

    /// <summary>The revision and, where one ran, the bundle.</summary>
    [JsonPropertyName("subject")]
    public required ImmutableArray<EvidenceResource> Subject { get; init; }

    [JsonPropertyName("predicateType")]
    public required string PredicateType { get; init; }

    [JsonPropertyName("predicate")]
    public required EvidencePredicate Predicate { get; init; }

    /// <summary>The statement of a result.</summary>
    public static EvidenceStatement Of(ValidationEvidence evidence)
    {
        EvidenceResource revision = new(evidence.Workflow, new(evidence.Revision));
        return new()
        {
            Type = StatementType,
            Subject = evidence.Bundle is { } bundle ? [revision, new(evidence.Workflow + BundleSuffix, new(bundle))] : [revision],
            PredicateType = TestResult,
            Predicate = new()
            {
                Result = Word(evidence.Verdict),
                Configuration = [.. evidence.SuiteFiles.Select(file => new EvidenceResource(file.Key, new(file.Value)))],
                PassedTests = Names(evidence, EvidenceVerdict.Passed),
                WarnedTests = Names(evidence, EvidenceVerdict.Inconclusive),
                FailedTests = Names(evidence, EvidenceVerdict.Failed),
                Scout = new()
                {
                    Workflow = evidence.Workflow,
                    Environment = evidence.Environment,
                    Settings = evidence.Settings,
                    SettingsHash = evidence.SettingsHash,
                    Suite = evidence.Suite,
                    SuitePatterns = evidence.SuitePatterns,
                    Verdict = evidence.Verdict,
                    Cases = evidence.Cases,
                    Models = evidence.Models,
                    Judge = evidence.Judge,
                    Comparison = evidence.Comparison,
                    Runs = evidence.Runs,
                    Cost = evidence.Cost,
                    Time = evidence.Time,
                    By = evidence.By,
                },
            },
        };
    }

    /// <summary>The result of a statement that has no <see cref="Problem"/>.</summary>
    public ValidationEvidence Read() => new()
    {
        Workflow = Predicate.Scout.Workflow,
        Revision = Subject[0].Digest.Sha256,
        Bundle = Subject is [_, var bundle] ? bundle.Digest.Sha256 : null,
        Environment = Predicate.Scout.Environment,
        Settings = Predicate.Scout.Settings.WithComparers(StringComparer.Ordinal),
        Suite = Predicate.Scout.Suite,
        SuiteFiles = Predicate.Configuration.ToImmutableSortedDictionary(file => file.Name, file => file.Digest.Sha256, StringComparer.Ordinal),
        SuitePatterns = Predicate.Scout.SuitePatterns,
        Verdict = Predicate.Scout.Verdict,
        Cases = Predicate.Scout.Cases,
        Models = Predicate.Scout.Models.WithComparers(StringComparer.Ordinal),
        Judge = Predicate.Scout.Judge,
        Comparison = Predicate.Scout.Comparison,
        Runs = Predicate.Scout.Runs,
        Cost = Predicate.Scout.Cost,
        Time = Predicate.Scout.Time,
        By = Predicate.Scout.By,
    };

    public string? Problem() =>
        Type != StatementType || PredicateType != TestResult ? "it is no in-toto statement of a test's result"
        : Predicate.Scout.Format != StoreJson.Format ? "the format is not 1"
        : Subject.Length is not (1 or 2) ? "it is not about one revision, and its bundle where one ran"
        : Predicate.Configuration.DistinctBy(file => file.Name, StringComparer.Ordinal).Count() != Predicate.Configuration.Length ? "a file of the suite stands twice"
        : EvidenceProblems.Of(Read());

    private static string Word(EvidenceVerdict verdict) => verdict switch
    {
        EvidenceVerdict.Passed => "PASSED",
        EvidenceVerdict.Failed => "FAILED",
        _ => "WARNED",
    };

    private static ImmutableArray<string> Names(ValidationEvidence evidence, EvidenceVerdict verdict) => [.. evidence.Cases.Where(one => one.Verdict == verdict).Select(one => one.Name)];
}

/// <summary>Something with a hash, as in-toto describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Digest">Its hash.</param>
internal sealed record EvidenceResource(string Name, EvidenceDigest Digest);

/// <summary>A hash.</summary>
/// <param name="Sha256">64 hex digits.</param>
internal sealed record EvidenceDigest([property: JsonPropertyName("sha256")] string Sha256);

/// <summary>The predicate of test results.</summary>
internal sealed record EvidencePredicate
{
    /// <summary><c>PASSED</c>, <c>WARNED</c> where it could not be told, <c>FAILED</c>.</summary>
    public required string Result { get; init; }

    /// <summary>The files of the suite.</summary>
    public required ImmutableArray<EvidenceResource> Configuration { get; init; }

    /// <summary>The cases that passed.</summary>
    [JsonPropertyName("passedTests")]
    public required ImmutableArray<string> PassedTests { get; init; }

    /// <summary>The cases of which it could not be told.</summary>
    [JsonPropertyName("warnedTests")]
    public required ImmutableArray<string> WarnedTests { get; init; }

    /// <summary>The cases that failed.</summary>
    [JsonPropertyName("failedTests")]
    public required ImmutableArray<string> FailedTests { get; init; }

    public required EvidenceDetails Scout { get; init; }
}

/// <summary>What the predicate has no member for.</summary>
internal sealed record EvidenceDetails
{
    public int Format { get; init; } = StoreJson.Format;

    public required string Workflow { get; init; }

    public required string Environment { get; init; }

    public required ImmutableSortedDictionary<string, string> Settings { get; init; }

    public required string SettingsHash { get; init; }

    public required string Suite { get; init; }

    public required ImmutableArray<string> SuitePatterns { get; init; }

    public required EvidenceVerdict Verdict { get; init; }

    public required ImmutableArray<EvidenceCase> Cases { get; init; }

    public required ImmutableSortedDictionary<string, ImmutableArray<string>> Models { get; init; }

    public string? Judge { get; init; }

    public EvidenceComparison? Comparison { get; init; }

    public required int Runs { get; init; }

    public decimal? Cost { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required Author By { get; init; }
}
