using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Scout.Environments.Workers;
using Scout.Revisions.Snapshots;

namespace Scout.Build;

/// <summary>What two snapshots of one assembly, made side by side in different places, say together.</summary>
internal static partial class SnapshotVerdict
{
    private const int AbortedOnUnix = 134;
    private const int StackOverflowOnWindows = unchecked((int)0xC00000FD);

    /// <summary>Every error; none when both made the same models.</summary>
    public static ImmutableArray<SnapshotError> Errors(string assembly, double timeoutSeconds, SnapshotOutcome here, SnapshotOutcome elsewhere)
    {
        if (End(assembly, timeoutSeconds, here) is { } bad)
        {
            return [bad];
        }

        if (!here.Result!.Errors.IsEmpty)
        {
            return here.Result.Errors;
        }

        if (End(assembly, timeoutSeconds, elsewhere) is { } worse)
        {
            return [worse];
        }

        return elsewhere.Result!.Errors.IsEmpty ? [.. Compare(assembly, here.Result, elsewhere.Result)] : elsewhere.Result.Errors;
    }

    private static SnapshotError? End(string assembly, double timeoutSeconds, SnapshotOutcome outcome) => outcome switch
    {
        { Result: null, Begun: false } => BuildErrors.HostDoesNotBegin(assembly, outcome.End == SnapshotEnd.TimedOut ? null : outcome.ExitCode, outcome.ErrorTail),
        { End: SnapshotEnd.TimedOut } => BuildErrors.NeverEnds(assembly, timeoutSeconds),
        { Result: null } when Overflowed(outcome) => BuildErrors.OverflowsStack(assembly, OwnFrame().Match(outcome.ErrorTail) is { Success: true } match ? match.Groups[1].Value : null),
        { Result: null } => BuildErrors.EndsProcess(assembly, outcome.ExitCode),
        { Result.Format: not 1 } => BuildErrors.HostIsOther(assembly, outcome.Result.Format),
        _ => null,
    };

    // The runtime's own words, in a process that ended as such a one does.
    private static bool Overflowed(SnapshotOutcome outcome) =>
        outcome.ExitCode == StackOverflowOnWindows
        || (outcome.ExitCode == AbortedOnUnix && outcome.ErrorTail.Contains("Stack overflow.", StringComparison.Ordinal));

    private static IEnumerable<SnapshotError> Compare(string assembly, SnapshotResult here, SnapshotResult elsewhere)
    {
        var others = elsewhere.Workflows.ToDictionary(workflow => workflow.Workflow, StringComparer.Ordinal);
        foreach (var workflow in here.Workflows)
        {
            if (!others.Remove(workflow.Workflow, out var other))
            {
                yield return BuildErrors.IsNotDeterministic(assembly, workflow.Workflow);
            }
            else if (workflow.Revision != other.Revision)
            {
                var place = FirstDifference.Between(workflow.Revision.ToString(), other.Revision.ToString());
                yield return BuildErrors.IsNotDeterministic(workflow.Workflow, place?.Pointer ?? "the order of members", place?.Here ?? "", place?.There ?? "");
            }
        }

        foreach (var workflow in others.Keys)
        {
            yield return BuildErrors.IsNotDeterministic(assembly, workflow);
        }
    }

    [GeneratedRegex(@"^\s*at ([^\r\n]+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnFrame();
}
