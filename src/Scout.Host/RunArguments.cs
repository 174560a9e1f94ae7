using System.Collections.Immutable;

namespace Scout.Host;

/// <summary>The arguments of the door <c>run</c>.</summary>
internal sealed record RunArguments
{
    public const string Usage = "ASSEMBLY [WORKFLOW] [--input NAME=VALUE]... [--inputs FILE|-]";

    /// <summary>The workflow's id, or none where the project has only one.</summary>
    public string? Workflow { get; private init; }

    /// <summary>Each <c>name=value</c>, as it was typed.</summary>
    public ImmutableArray<string> Inputs { get; private init; } = [];

    /// <summary>The file with the inputs, <c>-</c> for stdin, or none.</summary>
    public string? InputsFile { get; private init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="ScoutException">They are wrong.</exception>
    public static RunArguments Parse(string[] arguments)
    {
        var parsed = new RunArguments();
        while (arguments is [var first, .. var rest])
        {
            (parsed, arguments) = (first, rest) switch
            {
                ("--input", [var input, ..]) => (parsed with { Inputs = parsed.Inputs.Add(input) }, rest[1..]),
                ("--inputs", [var file, ..]) => (parsed with { InputsFile = file }, rest[1..]),
                (['-', ..], _) => throw HostDoorErrors.Arguments("run", Usage),
                _ when parsed.Workflow is null => (parsed with { Workflow = first }, rest),
                _ => throw HostDoorErrors.Arguments("run", Usage),
            };
        }

        return parsed;
    }
}
