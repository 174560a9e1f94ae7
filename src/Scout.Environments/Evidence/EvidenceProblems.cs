using System.Text.Json;
using Scout.Environments.Files;
using Scout.Revisions.Project;

namespace Scout.Environments.Evidence;

/// <summary>What a result cannot say.</summary>
internal static class EvidenceProblems
{
    /// <summary>What is wrong with a result, or none.</summary>
    public static string? Of(ValidationEvidence evidence) =>
        !Ids.IsId(evidence.Workflow) || !Ids.IsId(evidence.Environment) ? "workflow or environment is no name"
        : !SuitePattern.IsPath(evidence.Suite) || evidence.Suite.Contains('/', StringComparison.Ordinal) ? $"{Quoted(evidence.Suite)} is no name of a suite"
        : !Ids.IsHash(evidence.Revision) || evidence.Bundle is { } bundle && !Ids.IsHash(bundle) ? "the revision or the bundle is no hash"
        : evidence.Settings.Any(setting => setting.Key.Length == 0 || !Ids.IsHash(setting.Value)) ? "a setting has no name or no hash"
        : evidence.SuiteFiles.FirstOrDefault(file => !SuitePattern.IsPath(file.Key) || !Ids.IsHash(file.Value)) is { Key: not null } file ? $"{Quoted(file.Key)} is no file of a project that every machine can have, with its hash"
        : !SuiteFile.PathsOf(evidence.Suite).Any(evidence.SuiteFiles.ContainsKey) ? "the suite's own file is not among its files"
        : evidence.SuitePatterns.FirstOrDefault(pattern => !SuitePattern.IsPattern(pattern)) is { } pattern ? $"{Quoted(pattern)} is no pattern of files of a project"
        : evidence.Cases.FirstOrDefault(one => one.Name.Length == 0 || one.Passed < 0 || one.Of < one.Passed || (one.Verdict == EvidenceVerdict.Passed && one.Passed == 0)) is { } wrong ? $"the case {Quoted(wrong.Name)} cannot have ended so"
        : evidence.Verdict == EvidenceVerdict.Passed && (evidence.Runs < 1 || evidence.Cases.IsEmpty || evidence.Cases.Any(one => one.Verdict != EvidenceVerdict.Passed)) ? "it passed, and not every case did: nothing that did not run passes"
        : evidence.Models.Any(model => model.Key.Length == 0 || model.Value.Any(string.IsNullOrEmpty) || !model.Value.SequenceEqual(model.Value.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))) ? "the models that answered are not told in their order, each once"
        : evidence.Judge is { } judge && !Ids.IsHash(judge) ? "what a judge was told has no hash"
        : evidence.Comparison is { } comparison && !IsRight(comparison) ? "the comparison's numbers do not fit"
        : evidence.Runs < 0 || evidence.Cost < 0 ? "it cannot have fewer runs, or less cost, than none"
        : evidence.Time.Offset != TimeSpan.Zero || evidence.Time.Year >= EvidenceName.NoYear ? "its time is none that a result can have"
        : evidence.By.Name.Length == 0 ? "nobody asked for it"
        : null;

    private static bool IsRight(EvidenceComparison comparison) =>
        Ids.IsId(comparison.Against)
        && Ids.IsHash(comparison.Revision)
        && comparison is { Pairs: >= 0, OnlyCandidateFailed: >= 0, OnlyCurrentFailed: >= 0, P: >= 0 and <= 1, Level: > 0 and <= ValidationPolicy.HighestLevel }
        && (long)comparison.OnlyCandidateFailed + comparison.OnlyCurrentFailed <= comparison.Pairs;

    private static string Quoted(string text) => $"'{JsonEncodedText.Encode(text)}'";
}
