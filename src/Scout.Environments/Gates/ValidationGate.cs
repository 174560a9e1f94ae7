using Scout.Environments.Evidence;
using Scout.Revisions;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Validation"/>: every suite that is demanded must have passed for exactly this revision, and the result must still count.</summary>
internal static class ValidationGate
{
    // A rollback goes to where the revision has been: a result that died since must not stand in its way.
    public static IEnumerable<SuiteFile> Demanded(GateQuestion question) => question.IsRollback || question.Validation is not { } now ? [] : now.Suites;

    public static string? Ask(GateQuestion question, SuiteFile suite) => SuiteStanding.Problem(suite, question.Validation!) is { } problem
        ? $"{RevisionId.Display(question.Workflow, question.Revision!)} may not come to {question.Environment.Name}: {problem}"
        : null;
}
