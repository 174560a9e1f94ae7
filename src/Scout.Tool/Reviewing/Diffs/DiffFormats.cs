using System.Collections.Immutable;
using Scout.Environments.Answers;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>A way to write a diff.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="help">A sentence for <c>--help</c>; empty where the word says enough.</param>
/// <param name="write">Writes the diff.</param>
internal sealed class DiffFormat(string name, string help, Action<Terminal, DiffReport> write) : OutputFormat(name, help)
{
    /// <summary>Whether it is always of the whole diff, so that nothing may choose a part of it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Writes the diff.</summary>
    public void Write(Terminal terminal, DiffReport report) => write(terminal, report);
}

/// <summary>Every way to write a diff, a row each; <c>--format</c>, its help and its completion are read from here.</summary>
internal static class DiffFormats
{
    /// <summary>How differences are written as JSON.</summary>
    public static ToolJson Written { get; } = ToolJson.For(DiffsJson.Default);

    public static ImmutableArray<DiffFormat> All { get; } =
    [
        new(OutputFormat.Text.Name, OutputFormat.Text.Help, DiffText.Write),
        new(OutputFormat.Json.Name, OutputFormat.Json.Help, (terminal, report) => terminal.WriteJson(DiffAnswer.Of(report.Pair, report.Shown, report.View), Written)),
        new("jsonpatch", "jsonpatch is an RFC 6902 patch of the whole revision.", DiffPatch.Write) { IsWhole = true },
    ];

    public static DiffFormat Of(string name) => All.First(format => format.Name == name);
}
