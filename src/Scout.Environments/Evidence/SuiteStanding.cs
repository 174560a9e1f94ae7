using System.Globalization;
using Scout.Revisions;
using Scout.Revisions.Project;

namespace Scout.Environments.Evidence;

/// <summary>What the results by one suite say of a promotion, in a sentence with its remedy where they do not let it.</summary>
internal static class SuiteStanding
{
    /// <summary>Why a suite lets a revision not come to where it is to come, and what to do; none: a result counts.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="now">What there is now.</param>
    public static string? Problem(SuiteFile suite, EvidenceCircumstances now)
    {
        if (suite.Path is null)
        {
            return $"there is no suite '{suite.Name}': {SuiteFile.PathsOf(suite.Name).First()} is missing. Write it, or take it out of \"validation\" of {now.Environment.Name} in scout.json.";
        }

        if (suite.Workflow is { } other && other != now.Workflow)
        {
            return $"the suite '{suite.Name}' says that it is for '{other}', {(now.All.Any(evidence => evidence.Suite == suite.Name) ? $"and has validated {now.Workflow} before" : "which is no workflow here")}. Correct its \"workflow\" in {suite.Path}, or give it another name.";
        }

        var results = now.All.Where(evidence => evidence.Revision == now.Revision && evidence.Suite == suite.Name).ToArray();
        if (results.Any(evidence => EvidenceLife.Death(evidence, now) is null))
        {
            return null;
        }

        return (results.FirstOrDefault(evidence => evidence.Environment == now.Environment.ValidatedIn) ?? results.FirstOrDefault()) is { } newest
            ? Problem(newest, now)
            : $"suite '{suite.Name}' has not validated it yet. {Remedy(suite.Name, now)}";
    }

    /// <summary>Why a revision is not let in that no suite is there for, and what to do.</summary>
    /// <param name="now">What there is now.</param>
    public static string None(EvidenceCircumstances now) =>
        $"none of the suites that {now.Environment.Name} demands is for {now.Workflow} ({string.Join(", ", now.Policy.Suites)}). Name one in \"validation\" of {now.Environment.Name} in scout.json that is, or let the workflow come without: \"exempt\": [\"{now.Workflow}\"].";

    /// <summary>Why one result does not count, and what to do; none: it counts.</summary>
    /// <param name="evidence">A result of the revision, by a suite that it is asked for.</param>
    /// <param name="now">What there is now.</param>
    public static string? Problem(ValidationEvidence evidence, EvidenceCircumstances now) => EvidenceLife.Death(evidence, now) is { } reason
        ? $"the validation by suite '{evidence.Suite}' of {evidence.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)} does not count: {reason}. {Remedy(evidence.Suite, now)}"
        : null;

    private static string Remedy(string suite, EvidenceCircumstances now)
    {
        var (workflow, revision, inside) = (now.Workflow, RevisionId.Short(now.Revision), now.Environment.ValidatedIn);
        var rest = $"--suite {suite}{Against(now)}";
        return inside == EnvironmentDefinition.Development ? $"Validate it: `dotnet scout validate {workflow} --revision {revision} {rest} --fresh`."
            : now.Pointed == now.Revision ? $"Validate it: `dotnet scout validate {workflow} --environment {inside} {rest}`."
            : $"Promote it to {inside} first, `dotnet scout promote {workflow} --to {inside} --revision {revision}`, then validate it there: `dotnet scout validate {workflow} --environment {inside} {rest}`.";
    }

    // What it is compared with by itself need not be what is demanded; and a comparison that nobody demands may find too few pairs.
    private static string Against(EvidenceCircumstances now) =>
        !now.Policy.Compare ? " --against none"
        : now.IsCompared ? $" --against {now.Environment.Name}"
        : "";
}
