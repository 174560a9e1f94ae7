using System.Collections.Immutable;
using Scout.Environments.Git;
using Scout.Revisions;

namespace Scout.Environments.Evidence;

/// <summary>How a validation of a revision ended, and all that the result is bound to. No inputs, outputs or errors of runs: they may be somebody's.</summary>
internal sealed record ValidationEvidence
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string Revision { get; init; }

    /// <summary>The digest of the bundle that ran; none: the build output.</summary>
    public string? Bundle { get; init; }

    /// <summary>The environment whose settings it ran with.</summary>
    public required string Environment { get; init; }

    /// <summary>The hashes of the settings that the revision and the suite use, by their names (<c>models.smart</c>): see <see cref="SettingHashes"/>.</summary>
    public required ImmutableSortedDictionary<string, string> Settings { get; init; }

    /// <summary>The hash of all of <see cref="Settings"/>.</summary>
    public string SettingsHash => SettingHashes.Together(Settings);

    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>The hashes of the suite's file and of every file that it names, by their paths relative to <c>scout.json</c>, with <c>/</c>.</summary>
    public required ImmutableSortedDictionary<string, string> SuiteFiles { get; init; }

    /// <summary>The patterns of files that the suite names: see <see cref="SuitePattern"/>. One more file that fits is a change of the suite.</summary>
    public ImmutableArray<string> SuitePatterns { get => field.IsDefault ? [] : field; init; }

    /// <summary>How it ended.</summary>
    public required EvidenceVerdict Verdict { get; init; }

    /// <summary>How each case ended, in the suite's order.</summary>
    public required ImmutableArray<EvidenceCase> Cases { get; init; }

    /// <summary>The ids of the models that really answered, in ordinal order, by the aliases that were asked.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Models { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>The SHA-256 of what a judge was told before it judged, 64 hex digits; none: no model judged. Which model that was is in <see cref="Models"/>, the rubrics are in the suite.</summary>
    public string? Judge { get; init; }

    /// <summary>How it did beside the revision that an environment ran then; none where it was not compared.</summary>
    public EvidenceComparison? Comparison { get; init; }

    /// <summary>How many runs there were, those of what it was compared with among them.</summary>
    public required int Runs { get; init; }

    /// <summary>What the models cost, as far as prices are known, to six places; none where none is.</summary>
    public decimal? Cost { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who asked for it.</summary>
    public required Author By { get; init; }

    /// <summary>The SHA-256 of its file's bytes, 64 hex digits; empty until it is recorded, and no member of the file.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Its name for people and logs.</summary>
    public string Id => new EvidenceName(Time, Hash).ToString();

    /// <summary>What people are shown: <c>support-desk@3f9a1c2b7e</c>.</summary>
    public string Display => RevisionId.Display(Workflow, Revision);
}

/// <summary>How a validation, or a case of one, ended.</summary>
internal enum EvidenceVerdict
{
    /// <summary>It does what is expected.</summary>
    Passed,

    /// <summary>It does not.</summary>
    Failed,

    /// <summary>It could not be told: a model or a judge could not be asked, there were too few repetitions, the budget was used up.</summary>
    Inconclusive,
}

/// <summary>How a case ended.</summary>
/// <param name="Name">Its name in the suite.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Passed">How many of its repetitions passed.</param>
/// <param name="Of">How many there were.</param>
internal sealed record EvidenceCase(string Name, EvidenceVerdict Verdict, int Passed, int Of);

/// <summary>How a revision did beside another one, on the same cases.</summary>
/// <param name="Against">The environment that ran the other one.</param>
/// <param name="Revision">The other one's whole id.</param>
/// <param name="Pairs">How many pairs of runs there were.</param>
/// <param name="OnlyCandidateFailed">In how many of them only the validated revision failed.</param>
/// <param name="OnlyCurrentFailed">In how many only the other one did.</param>
/// <param name="P">How probable chance is.</param>
/// <param name="Level">Below which probability it is not taken for chance.</param>
/// <param name="Verdict">What that says.</param>
internal sealed record EvidenceComparison(string Against, string Revision, int Pairs, int OnlyCandidateFailed, int OnlyCurrentFailed, double P, double Level, ComparisonVerdict Verdict);

/// <summary>What a comparison says.</summary>
internal enum ComparisonVerdict
{
    /// <summary>Nothing says that the revision is worse.</summary>
    NotWorse,

    /// <summary>It is worse, and chance is no likely reason.</summary>
    Worse,

    /// <summary>There are so few pairs that nothing could be told from them.</summary>
    TooFew,
}
