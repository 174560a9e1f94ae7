using System.Globalization;
using Scout.Revisions.Snapshots;

namespace Scout.Build;

/// <summary>What can be wrong with a build besides the definitions' own errors: one method per error.</summary>
internal static class BuildErrors
{
    public static SnapshotError NeverEnds(string assembly, double seconds) => new(
        "SCOUT5002",
        $"The workflow definitions of {assembly} did not end within {Number(seconds)} s, and were stopped. A definition only describes blocks: look for a loop or a wait in Define, in a constructor or in a static initialiser. "
        + "If it is only slow, set the property ScoutSnapshotTimeout (seconds).");

    public static SnapshotError EndsProcess(string assembly, int exitCode) => new(
        "SCOUT5003",
        $"The workflow definitions of {assembly} ended the process (exit code {exitCode}) before the snapshot was made. Look for Environment.Exit, Environment.FailFast or an exception on a thread of its own in what Define reaches, and remove it.");

    public static SnapshotError OverflowsStack(string assembly, string? method) => new(
        "SCOUT5004",
        $"The workflow definitions of {assembly} overflowed the stack{(method is null ? "" : $" in {method}")}. Look for a method or a property that calls itself without end in what Define reaches.");

    public static SnapshotError IsNotDeterministic(string workflow, string place, string here, string elsewhere) => new(
        "SCOUT5005",
        $"Workflow '{workflow}' is not deterministic: two processes built different models of it, first different at {place} ({here} against {elsewhere}). "
        + "Remove what a definition must not read: clock, random numbers, GUIDs, time zone, culture, environment, files.",
        workflow);

    public static SnapshotError IsNotDeterministic(string assembly, string workflow) => new(
        "SCOUT5005",
        $"The workflows of {assembly} are not deterministic: of two processes only one had workflow '{workflow}'. "
        + "Remove what a definition must not read: clock, random numbers, GUIDs, time zone, culture, environment, files.",
        workflow);

    public static SnapshotError HostIsOther(string assembly, int format) => new(
        "SCOUT5006",
        $"The snapshot of {assembly} has format {format}, which this build does not read. The host and the task are of different versions: reference one version of Scout.Build, then restore again.");

    public static SnapshotError FileIsMissing(string what, string file) => new(
        "SCOUT5007",
        $"{what} '{file}' is not there, and workflows cannot be built without it. Build the project again; if it stays away, see whether a property of the project turns it off.");

    public static SnapshotError TimeoutIsNoNumber(string value) => new(
        "SCOUT5008",
        $"ScoutSnapshotTimeout is '{value}', which is no number of seconds above 0 and up to 3600. Write one, such as 30.");

    public static SnapshotError BaselineIsUnknown(string why) => new(
        "SCOUT5009",
        $"What the environments run cannot be read, so the code is checked against what was read last: {why.ReplaceLineEndings(" ").TrimEnd('.')}. Mend that, or set scout_contract_environments = none in .editorconfig to check nothing.");

    public static SnapshotError FilesCannotBeListed(string why) => new(
        "SCOUT5010",
        $"A file that is copied beside the assembly cannot be read, so its content cannot count: {why.ReplaceLineEndings(" ").TrimEnd('.')}. Make it readable, or do not copy it.");

    public static SnapshotError HostDoesNotBegin(string assembly, int? exitCode, string words) => new(
        "SCOUT5011",
        $"The host that builds the workflows of {assembly} {(exitCode is { } code ? $"ended with exit code {code}" : "was stopped")} before it came to any code of the project: {Words(words)}. "
        + "See whether the runtime that the project names is installed, then build again.");

    private static string Words(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..] ? first.TrimEnd('.') : "it said nothing";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
