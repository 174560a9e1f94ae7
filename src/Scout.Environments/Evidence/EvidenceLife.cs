using System.Globalization;
using Scout.Revisions;

namespace Scout.Environments.Evidence;

/// <summary>Whether a result counts for a promotion, or why it does not any more. Pure.</summary>
internal static class EvidenceLife
{
    // Clocks differ a little; a result that is far from now would never be too old.
    private static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    // Each way to die, in the order in which the first is told.
    private static readonly Func<ValidationEvidence, EvidenceCircumstances, string?>[] Ways = [OtherEnvironment, Verdict, Age, Bundle, Suite, Settings, LaterFailure, Models, Comparison];

    /// <summary>Why a result does not count, as the end of a sentence that begins with it; none: it counts.</summary>
    /// <param name="evidence">A result of the revision, by a suite that the policy demands.</param>
    /// <param name="now">What there is now.</param>
    public static string? Death(ValidationEvidence evidence, EvidenceCircumstances now) =>
        Ways.Select(way => way(evidence, now)).FirstOrDefault(reason => reason is not null);

    private static string? OtherEnvironment(ValidationEvidence evidence, EvidenceCircumstances now) => evidence.Environment == now.Environment.ValidatedIn ? null
        : $"it ran with the settings of {evidence.Environment}, and for {now.Environment.Name} those of {now.Environment.ValidatedIn} count";

    private static string? Verdict(ValidationEvidence evidence, EvidenceCircumstances now) => evidence.Verdict switch
    {
        EvidenceVerdict.Passed => null,
        EvidenceVerdict.Failed => $"it failed ({Passed(evidence)})",
        _ => $"it was inconclusive ({Passed(evidence)}): nothing that could not be told is a pass",
    };

    private static string? Age(ValidationEvidence evidence, EvidenceCircumstances now) =>
        evidence.Time - now.Now > Skew ? $"it is of a time that is yet to come ({Time(evidence.Time)}): the clock of this machine is wrong, or that of the one that made it"
        : now.Policy.MaxAge is { } most && now.Now - evidence.Time > most ? $"it is older than {Days(most)}"
        : null;

    private static string? Bundle(ValidationEvidence evidence, EvidenceCircumstances now) => (evidence.Bundle, now.Bundle) is ({ } ran, { } comes) && ran != comes
        ? $"the bundle {ran[..RevisionId.ShortLength]} ran, and {comes[..RevisionId.ShortLength]} would come"
        : null;

    private static string? Suite(ValidationEvidence evidence, EvidenceCircumstances now)
    {
        foreach (var (file, hash) in evidence.SuiteFiles)
        {
            if (now.Files.GetValueOrDefault(file) is var current && current != hash)
            {
                return $"the suite changed: {file} {(current is null ? "is not there any more" : "is another file now")}";
            }
        }

        return now.Files.Keys.FirstOrDefault(file => !evidence.SuiteFiles.ContainsKey(file) && evidence.SuitePatterns.Any(pattern => SuitePattern.Fits(pattern, file))) is { } added
            ? $"the suite changed: {added} is new, and it names every file like it"
            : null;
    }

    private static string? Settings(ValidationEvidence evidence, EvidenceCircumstances now) =>
        now.Settings is not { } settings ? $"{evidence.Environment} has no settings of it any more: it points nowhere"
        : SettingHashes.Change(evidence.Settings, now.SettingHashes, now.UsedSettings, settings) is { } change ? $"settings of {evidence.Environment} changed: {change}"
        : null;

    // One that was inconclusive says nothing against it. Of two at one time the failure is the later.
    private static string? LaterFailure(ValidationEvidence evidence, EvidenceCircumstances now) =>
        now.All.FirstOrDefault(later => later.Revision == evidence.Revision && later.Suite == evidence.Suite && later.Environment == evidence.Environment && later.Time >= evidence.Time && (later.Verdict == EvidenceVerdict.Failed || IsWorseNow(later, now))) is not { } failed || ReferenceEquals(failed, evidence) ? null
        : failed.Verdict == EvidenceVerdict.Failed ? $"a later one, of {Time(failed.Time)}, failed ({Passed(failed)})"
        : $"a later one, of {Time(failed.Time)}, says that it is worse than what {now.Environment.Name} runs";

    // Only where the alias stood for the same: else it is the settings that changed. In which environment does not matter: to validate production now and then tells that its model is another by now.
    private static string? Models(ValidationEvidence evidence, EvidenceCircumstances now)
    {
        foreach (var later in now.All.TakeWhile(later => later.Time > evidence.Time))
        {
            foreach (var (alias, ids) in evidence.Models)
            {
                var name = SettingHashes.OfModel(alias);
                if (later.Settings.GetValueOrDefault(name) == evidence.Settings.GetValueOrDefault(name) && later.Models.TryGetValue(alias, out var laterIds) && laterIds.Except(ids, StringComparer.Ordinal).FirstOrDefault() is { } other && ids.Length > 0)
                {
                    return $"model '{alias}' has answered as '{other}' since ({Time(later.Time)}), and it was {string.Join(" and ", ids.Select(id => $"'{id}'"))} then";
                }
            }
        }

        return null;
    }

    private static string? Comparison(ValidationEvidence evidence, EvidenceCircumstances now)
    {
        if (!now.IsCompared)
        {
            return null;
        }

        var (name, running) = (now.Environment.Name, now.Running!);
        var shown = RevisionId.Short(running);
        return evidence.Comparison is not { } comparison || comparison.Against != name ? $"it was not compared with {shown}, which {name} runs"
            : comparison.Revision != running ? $"it was compared with {RevisionId.Short(comparison.Revision)}, and {name} runs {shown} now"
            : comparison.Level != now.Policy.Level ? $"it was compared at the level {Number(comparison.Level)}, and {name} wants {Number(now.Policy.Level)}"
            : comparison.Verdict switch
            {
                ComparisonVerdict.NotWorse => null,
                ComparisonVerdict.Worse => $"it is worse than {shown}, which {name} runs: of {comparison.Pairs} pairs of runs it alone failed in {comparison.OnlyCandidateFailed}, the other alone in {comparison.OnlyCurrentFailed}",
                _ => $"{comparison.Pairs} pairs of runs are too few to tell whether it is worse than {shown}, which {name} runs: the suite needs more cases, or more repetitions",
            };
    }

    private static bool IsWorseNow(ValidationEvidence later, EvidenceCircumstances now) =>
        now.IsCompared && later.Comparison is { Verdict: ComparisonVerdict.Worse } comparison && comparison.Against == now.Environment.Name && comparison.Revision == now.Running;

    private static string Passed(ValidationEvidence evidence) =>
        string.Create(CultureInfo.InvariantCulture, $"{evidence.Cases.Count(one => one.Verdict == EvidenceVerdict.Passed)} of {evidence.Cases.Length} {(evidence.Cases.Length == 1 ? "case" : "cases")} passed");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Days(TimeSpan time) => time.Ticks % TimeSpan.TicksPerDay == 0 ? Count(time.Days, "day") : Count((int)time.TotalHours, "hour");

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
