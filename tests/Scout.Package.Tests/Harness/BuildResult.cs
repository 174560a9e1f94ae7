using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.Build.Logging.StructuredLogger;

namespace Scout.Package.Tests.Harness;

/// <summary>What a build did: its output, and its binary log.</summary>
internal sealed partial record BuildResult : CommandResult
{
    private readonly Lazy<Microsoft.Build.Logging.StructuredLogger.Build> _log;

    public BuildResult(CommandResult result, string log)
        : base(result) => _log = new(() => BinaryLog.ReadBuild(log));

    /// <summary>The lines about revisions, in the order of the output.</summary>
    public ImmutableArray<RevisionLine> Revisions =>
        [.. Line().Matches(Output).Select(match => new RevisionLine(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value, match.Groups[5].Value))];

    /// <summary>The one line about a revision.</summary>
    public RevisionLine Revision
    {
        get
        {
            Assert.True(Revisions.Length == 1, $"{Revisions.Length} lines about revisions:\n{Text}");
            return Revisions[0];
        }
    }

    /// <summary>How often the task ran that starts the host.</summary>
    public int Snapshots => TimesRun("SnapshotWorkflows");

    /// <summary>How often the compiler ran.</summary>
    public int Compilations => TimesRun("Csc");

    /// <summary>How often a task ran.</summary>
    public int TimesRun(string name) => _log.Value.FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>(task => task.Name == name).Count;

    /// <summary>Whether the target was skipped because its outputs are newer than its inputs.</summary>
    public bool SnapshotWasUpToDate => _log.Value.FindChildrenRecursive<Target>(target => target.Name == "ScoutSnapshot")
        .Any(target => target.FindChildrenRecursive<Message>(message => message.Text.Contains("all output files are up-to-date", StringComparison.Ordinal)).Count > 0);

    public ImmutableArray<Warning> Warnings => [.. _log.Value.FindChildrenRecursive<Warning>()];

    public ImmutableArray<Error> Errors => [.. _log.Value.FindChildrenRecursive<Error>()];

    /// <summary>The one error of the build.</summary>
    public Error Error
    {
        get
        {
            MustExitWith(1);
            Assert.True(Errors.Length == 1, $"{Errors.Length} errors:\n{Text}");
            return Errors[0];
        }
    }

    [GeneratedRegex("""^\s*(\S+) -> ([a-z0-9-]+)@([0-9a-f]{10})  "([^"\n]*)"(?:  \(was ([0-9a-f]{10})\))?\s*$""", RegexOptions.Multiline)]
    private static partial Regex Line();
}
