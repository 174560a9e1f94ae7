using Scout.Revisions;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Validation.Trying;

namespace Scout.Validation.Reports;

/// <summary>What came of validating, in words that every report shares.</summary>
internal static class VerdictWords
{
    /// <summary>The mark of a verdict.</summary>
    public static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "✓",
        Verdict.Failed => "✗",
        Verdict.Stale => "!",
        _ => "?",
    };

    /// <summary>The word for a verdict.</summary>
    public static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>What was validated: <c>support-desk@3e74b7208a with the settings of staging</c>.</summary>
    public static string What(ValidationAnswer answer) => $"{RevisionId.Display(answer.Workflow, answer.RevisionId)} with the settings of {answer.Environment}";

    /// <summary>How a case did before, and whether it turned over; nothing where it was not compared.</summary>
    public static string Before(CaseAnswer one) => one.NotCompared is { } why ? $"not compared: {why}" : one.CurrentPassed is not { } passed ? "" : one.Flip switch
    {
        Flip.Broken => $"broken: it was {passed}/{one.Runs.Length}",
        Flip.Mended => $"mended: it was {passed}/{one.Runs.Length}",
        _ => $"now {passed}/{one.Runs.Length}",
    };

    /// <summary>What it took: <c>50 runs, 12.3 s, cost 0.04</c>.</summary>
    public static string Figures(SuiteAnswer suite) => string.Join(", ", new[]
    {
        Measures.Several(suite.Runs, "run", "runs"),
        Measures.Duration(suite.ElapsedMs),
        suite.KeptAnswers > 0 ? $"{Measures.Several(suite.KeptAnswers, "answer", "answers")} kept from before (no evidence; --fresh asks again)" : "",
        suite.Cost is { } cost ? $"cost {CostWords.Of(new() { Cost = cost })}" : "",
    }.Where(part => part.Length > 0));
}
