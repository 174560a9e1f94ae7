using Scout.Revisions;
using Scout.Revisions.Rules;

namespace Scout.Host;

internal static class HostDoorErrors
{
    public static ScoutException HostFailed(Exception exception) => new(
        "SCOUT7600",
        $"The host failed. This is a bug of Scout.Build: please report it.{Environment.NewLine}{exception}",
        exception);

    public static ScoutException ProjectFailed(Exception exception) => new(
        "SCOUT7608",
        $"The project's code failed: {UserCode.Told(exception)} Mend it.{Environment.NewLine}{exception}",
        exception);

    public static ScoutException UnknownDoor(string door) => new(
        "SCOUT7601",
        $"The host has no door '{door}'; it has snapshot, worker and run.");

    public static ScoutException AssemblyDoesNotLoad(string assembly, Exception exception) => new(
        "SCOUT7602",
        $"{assembly} does not load ({exception.Message.Split('\n')[0].TrimEnd()}). Build the project again.",
        exception);

    public static ScoutException Arguments(string door, string expected) => new(
        "SCOUT7603",
        $"The arguments of the door '{door}' are wrong; it takes: {expected}");

    public static ScoutException DefinitionsAreWrong(IEnumerable<string> errors) => new(
        "SCOUT7604",
        $"The workflows have errors:{string.Concat(errors.Select(error => Environment.NewLine + "  " + error))}");

    public static ScoutException WhichWorkflow(IReadOnlyCollection<string> workflows) => new(
        "SCOUT7605",
        workflows.Count == 0 ? "The project has no workflow. Add a class marked [Workflow(\"...\")]." : $"The project has several workflows: name one of {string.Join(", ", workflows)}.");

    public static ScoutException NoSuchWorkflow(string workflow, IReadOnlyCollection<string> workflows) => new(
        "SCOUT7606",
        $"The project has no workflow '{workflow}'{(Nearest.To(workflow, workflows) is { } near ? $"; did you mean '{near}'?" : $"; it has {string.Join(", ", workflows)}.")}");

    public static ScoutException FileIsWrong(string file, string why) => new(
        "SCOUT7607",
        $"{file} is wrong: {why}");
}
