using System.Collections.Immutable;

namespace Scout.Environments.Checks;

/// <summary>What <c>check</c> found.</summary>
/// <param name="Files">How many files were checked.</param>
/// <param name="Findings">What is wrong, by path.</param>
/// <param name="Unsealed">Events of the committed history that no promotion has sealed yet: until the next one does, nobody can tell whether one was put there or taken away.</param>
internal sealed record CheckReport(int Files, ImmutableArray<CheckFinding> Findings, ImmutableArray<string> Unsealed)
{
    /// <summary>Whether there is no error.</summary>
    public bool Passed => !Findings.Any(finding => finding.Severity == CheckSeverity.Error);
}

/// <summary>Something that <c>check</c> found.</summary>
/// <param name="Severity">Whether the store is wrong, or only worth a look.</param>
/// <param name="Path">The file or folder, relative to the folder of <c>scout.json</c>, with <c>/</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
internal sealed record CheckFinding(CheckSeverity Severity, string Path, string Message, string Remedy);

/// <summary>How bad a finding is.</summary>
internal enum CheckSeverity
{
    /// <summary>Nothing is lost or wrong; it should be known.</summary>
    Warning,

    /// <summary>The store is not what was written.</summary>
    Error,
}
