using System.Collections.Immutable;

namespace Scout.Environments;

/// <summary>What <c>check</c> found.</summary>
/// <param name="Files">How many files were checked.</param>
/// <param name="Findings">What is wrong, by path.</param>
internal sealed record CheckReport(int Files, ImmutableArray<CheckFinding> Findings)
{
    /// <summary>Whether there is no error.</summary>
    public bool Passed => !Findings.Any(finding => finding.Severity == CheckSeverity.Error);
}
