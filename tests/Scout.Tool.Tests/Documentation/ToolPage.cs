using System.Text.RegularExpressions;

namespace Scout.Tool.Tests.Documentation;

/// <summary>The tables of the tool's README.</summary>
internal static partial class ToolPage
{
    private static readonly string[] Lines = Read();

    /// <summary>The cells of the rows below a heading, without the table's head.</summary>
    public static IEnumerable<string[]> Rows(string heading) => Lines
        .SkipWhile(line => line != $"## {heading}").Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith('|')).Skip(2)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]);

    /// <summary>The examples below a heading: each run of indented lines, without the indentation.</summary>
    public static IReadOnlyList<string> Examples(string heading) =>
    [
        .. string.Join('\n', Lines.SkipWhile(line => line != $"## {heading}").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : ""))
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(example => example.Trim('\n')).Where(example => example.Length > 0),
    ];

    /// <summary>What stands between backticks in a cell.</summary>
    public static IEnumerable<string> Codes(string cell) => Code.Matches(cell).Select(match => match.Groups[1].Value);

    private static string[] Read()
    {
        using var page = typeof(ToolPage).Assembly.GetManifestResourceStream("README.md")!;
        using var reader = new StreamReader(page);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code { get; }
}
