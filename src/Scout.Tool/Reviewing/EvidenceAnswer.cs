using System.Collections.Immutable;
using Scout.Environments.Evidence;
using Scout.Environments.Git;
using Scout.Environments.Queries;

namespace Scout.Tool.Reviewing;

/// <summary>The result of a validation of a revision, and what it is worth.</summary>
internal sealed record EvidenceAnswer
{
    /// <summary>Its file's name, without the ending.</summary>
    public required string Id { get; init; }

    public required string Suite { get; init; }

    /// <summary>The environment whose settings it ran with.</summary>
    public required string Environment { get; init; }

    public required EvidenceVerdict Verdict { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required Author By { get; init; }

    /// <summary>The bundle that ran; none: the build output.</summary>
    public string? Bundle { get; init; }

    public required ImmutableArray<EvidenceCase> Cases { get; init; }

    /// <summary>The ids of the models that answered, by alias.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> Models { get; init; }

    public EvidenceComparison? Comparison { get; init; }

    public required int Runs { get; init; }

    public decimal? Cost { get; init; }

    /// <summary>What it is worth to the environments that demand its suite.</summary>
    public required ImmutableArray<EvidenceStanding> Standing { get; init; }

    public static EvidenceAnswer Of(JudgedEvidence judged) => new()
    {
        Id = judged.Evidence.Id,
        Suite = judged.Evidence.Suite,
        Environment = judged.Evidence.Environment,
        Verdict = judged.Evidence.Verdict,
        Time = judged.Evidence.Time,
        By = judged.Evidence.By,
        Bundle = judged.Evidence.Bundle,
        Cases = judged.Evidence.Cases,
        Models = judged.Evidence.Models,
        Comparison = judged.Evidence.Comparison,
        Runs = judged.Evidence.Runs,
        Cost = judged.Evidence.Cost,
        Standing = judged.Standing,
    };
}
