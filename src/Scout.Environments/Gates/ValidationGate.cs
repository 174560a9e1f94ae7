using Scout.Environments.Evidence;
using Scout.Revisions;

namespace Scout.Environments.Gates;

/// <summary>What is demanded of a revision.</summary>
/// <param name="Suite">The suite that must have passed; none: there is none for its workflow.</param>
internal sealed record DemandedSuite(SuiteFile? Suite);

/// <summary><see cref="Gate.Validation"/>: every suite that is demanded must have passed for exactly this revision, and the result must still count. A workflow that no suite is for comes only where it is exempt.</summary>
internal static class ValidationGate
{
    // A rollback goes to where the revision has been: a result that died since must not stand in its way.
    public static IEnumerable<DemandedSuite> Demanded(GateQuestion question) =>
        question.IsRollback || question.Validation is not { IsExempt: false } now ? []
        : now.Suites.IsEmpty ? [new(null)]
        : now.Suites.Select(suite => new DemandedSuite(suite));

    public static string? Ask(GateQuestion question, DemandedSuite demanded) => Problem(question.Validation!, demanded.Suite) is { } problem
        ? $"{RevisionId.Display(question.Workflow, question.Revision!)} may not come to {question.Environment.Name}: {problem}"
        : null;

    private static string? Problem(EvidenceCircumstances now, SuiteFile? suite) => suite is null ? SuiteStanding.None(now) : SuiteStanding.Problem(suite, now);
}
