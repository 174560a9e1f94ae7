using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
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
        $"The project's code failed: {UserCode.Told(exception)} Mend it.{Environment.NewLine}{UserCode.Full(exception)}",
        exception);

    public static ScoutException UnknownDoor(string door) => new(
        "SCOUT7601",
        $"The host has no door '{door}'; it has snapshot, worker and run.");

    public static ScoutException AssemblyDoesNotLoad(string assembly, Exception exception) => new(
        "SCOUT7602",
        MachineOf(assembly) is { } machine && machine != RuntimeInformation.ProcessArchitecture.ToString()
            ? $"{assembly} is built for {machine}, and this dotnet is {RuntimeInformation.ProcessArchitecture}: it cannot be loaded. Build the project for every machine: remove PlatformTarget, or set it to AnyCPU."
            : $"{assembly} does not load ({exception.Message.Split('\n')[0].TrimEnd()}). Build the project again.",
        exception);

    // The kind of machine that an assembly is only for, or none.
    private static string? MachineOf(string assembly)
    {
        try
        {
            using var image = new PEReader(File.OpenRead(assembly));
            return image.PEHeaders switch
            {
                { CoffHeader.Machine: Machine.Amd64 } => nameof(Architecture.X64),
                { CoffHeader.Machine: Machine.Arm64 } => nameof(Architecture.Arm64),
                { CoffHeader.Machine: Machine.ArmThumb2 or Machine.Arm } => nameof(Architecture.Arm),
                { CoffHeader.Machine: Machine.I386, CorHeader: { } header } when header.Flags.HasFlag(CorFlags.Requires32Bit) => nameof(Architecture.X86),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            return null;
        }
    }

    public static ScoutException Arguments(string door, string expected) => new(
        "SCOUT7603",
        $"The arguments of the door '{door}' are wrong; it takes: {expected}");

    // What a person types after `dotnet run --`.
    private const string Usage = "`dotnet run -- [WORKFLOW] [--input NAME=VALUE]... [--inputs FILE|-]`";

    public static ScoutException NoSuchOption(string option) => new(
        "SCOUT7609",
        $"There is no option '{option}'. Write {Usage}; everything else is a command of `dotnet scout`.");

    public static ScoutException ValueIsMissing(string option) => new(
        "SCOUT7610",
        $"{option} needs a value. Write {Usage}.");

    public static ScoutException NoSuchLevel(string level) => new(
        "SCOUT7612",
        $"There is no log level '{level}'. Write --log-level trace, debug, information, warning, error, critical or none.");

    public static ScoutException OneTooMany(string argument) => new(
        "SCOUT7611",
        $"'{argument}' is one argument too many: one workflow is run. Write {Usage}.");

    public static ScoutException DefinitionsAreWrong(IEnumerable<string> errors) => new(
        "SCOUT7604",
        $"The workflows have errors:{string.Concat(errors.Select(error => Environment.NewLine + "  " + error))}");

    public static ScoutException WhichWorkflow(IReadOnlyCollection<string> workflows) => new(
        "SCOUT7605",
        workflows.Count == 0 ? "The project has no workflow. Add a class marked [Workflow(\"...\")]." : $"The project has several workflows: name one, `dotnet run -- {workflows.First()}`: {string.Join(", ", workflows)}.");

    public static ScoutException NoSuchWorkflow(string workflow, IReadOnlyCollection<string> workflows) => new(
        "SCOUT7606",
        $"The project has no workflow '{workflow}'{(Nearest.To(workflow, workflows) is { } near ? $"; did you mean '{near}'?" : $"; it has {string.Join(", ", workflows)}.")}");

    public static ScoutException FileIsWrong(string file, string why) => new(
        "SCOUT7607",
        $"{file} is wrong: {why}");
}
