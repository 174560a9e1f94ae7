using System.Collections.Immutable;
using Scout.Revisions.Runs;

namespace Scout.Host;

/// <summary>The arguments of the door <c>run</c>.</summary>
internal sealed record RunArguments
{
    /// <summary>What stands between the arguments that a project starts with and those that somebody typed.</summary>
    public const string Typed = "--typed";

    /// <summary>The workflow's id, or none where the project has only one.</summary>
    public string? Workflow { get; private init; }

    /// <summary>Each <c>name=value</c>, as it was typed.</summary>
    public ImmutableArray<string> Inputs { get; private init; } = [];

    /// <summary>The file with the inputs, <c>-</c> for stdin, or none.</summary>
    public string? InputsFile { get; private init; }

    /// <summary>The least level of what code logs that is shown, or none for the usual one.</summary>
    public LogSeverity? LogLevel { get; private init; }

    /// <summary>Reads them. Inputs that were typed stand in place of those that the project starts with: they are never mixed.</summary>
    /// <exception cref="ScoutException">They are wrong.</exception>
    public static RunArguments Parse(string[] arguments)
    {
        var end = Array.IndexOf(arguments, Typed);
        if (end < 0)
        {
            return Read(arguments);
        }

        var (usual, typed) = (Read(arguments[..end]), Read(arguments[(end + 1)..]));
        var inputs = typed is { Inputs.IsEmpty: true, InputsFile: null } ? usual : typed;
        return inputs with { Workflow = typed.Workflow ?? usual.Workflow, LogLevel = typed.LogLevel ?? usual.LogLevel };
    }

    private static RunArguments Read(string[] arguments)
    {
        var parsed = new RunArguments();
        while (arguments is [var first, .. var rest])
        {
            (parsed, arguments) = (first, rest) switch
            {
                ("--input", [var input, ..]) => (parsed with { Inputs = parsed.Inputs.Add(input) }, rest[1..]),
                ("--inputs", [var file, ..]) => (parsed with { InputsFile = file }, rest[1..]),
                ("--log-level", [var level, ..]) => (parsed with { LogLevel = LevelOf(level) }, rest[1..]),
                ("--input" or "--inputs" or "--log-level", []) => throw HostDoorErrors.ValueIsMissing(first),
                (['-', ..], _) => throw HostDoorErrors.NoSuchOption(first),
                _ when parsed.Workflow is null => (parsed with { Workflow = first }, rest),
                _ => throw HostDoorErrors.OneTooMany(first),
            };
        }

        return parsed;
    }

    private static LogSeverity LevelOf(string level) =>
        Enum.GetValues<LogSeverity>().Cast<LogSeverity?>().FirstOrDefault(known => known.ToString()!.Equals(level, StringComparison.OrdinalIgnoreCase))
        ?? throw HostDoorErrors.NoSuchLevel(level);
}
