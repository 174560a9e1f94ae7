using Scout.Revisions.Runs;

namespace Scout.Validation.Capturing;

/// <summary>Why a run does not become a case.</summary>
internal static class CaptureErrors
{
    public static ScoutException NotCompleted(string run, RunStatus status) => new(
        "SCOUT9120",
        $"The run {run} has no output ({status.ToString().ToLowerInvariant()}): there is nothing to hold another revision to. Capture one that completed: dotnet scout runs --status completed");

    public static ScoutException InputsNotKept(string run) => new(
        "SCOUT9121",
        $"The inputs of the run {run} are not kept whole: they had a secret in them, or scout.json keeps no payloads of its environment. Capture another, or write the case by hand.");

    public static ScoutException OutputNotKept(string run, string block) => new(
        "SCOUT9122",
        $"What block '{block}' of the run {run} gave is not kept whole, and nothing could stand in for it. Capture another, or write the case by hand.");

    public static ScoutException NoSuiteName(string name) => new(
        "SCOUT9123",
        $"'{name}' cannot be the name of a new suite: scout.json names suites by [a-z][a-z0-9-]{{0,63}}. Write lower-case letters, digits and '-', a letter first: --to support-desk.");

    public static ScoutException CannotAppend(string file, string yaml) => new(
        "SCOUT9124",
        $"{file} is not written so that a case can be added at its end: cases must be its last member, each on lines of its own, and nothing may come after them, nor a text that would go on. Put this there yourself:\n{yaml.TrimEnd()}");

    public static ScoutException NotWritten(string file, Exception exception) => new(
        "SCOUT9125",
        $"{file} cannot be written, and is as it was: {exception.Message}");

    public static ScoutException NameTaken(string file, string name) => new(
        "SCOUT9128",
        $"There is a case '{name}' in {file} already: choose --name.");

    public static ScoutException TooLong(int length) => new(
        "SCOUT9127",
        $"A text of {length} characters takes too long to be looked through for what is about somebody; nothing was captured. Capture a run with shorter texts, or write the case by hand.");

    public static ScoutException NothingAt(IEnumerable<string> places) => new(
        "SCOUT9126",
        $"--redact: there is nothing at {string.Join(", ", places)} in the inputs of the run; nothing was captured. Write a JSON pointer, such as /customer/name.");
}
