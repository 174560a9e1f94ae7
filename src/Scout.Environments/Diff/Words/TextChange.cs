using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Environments.Diff.Words;

/// <summary>A text before and after, to be read line by line.</summary>
/// <param name="Before">The text before, or none: it is new.</param>
/// <param name="After">The text now, or none: it is gone.</param>
internal sealed record TextChange(string? Before, string? After)
{
    private const int LongestValue = 40;

    /// <summary>The change where two values are texts to read line by line rather than two short values, else none.</summary>
    public static TextChange? Between(JsonElement before, JsonElement after) =>
        before.ValueKind == JsonValueKind.String && after.ValueKind == JsonValueKind.String && (IsLong(before.GetString()!) || IsLong(after.GetString()!))
            ? new(before.GetString()!, after.GetString()!)
            : null;

    /// <summary>Every line of both texts.</summary>
    public ImmutableArray<TextLine> Lines() =>
        Before is null ? Whole(TextLineKind.Added, After ?? "")
        : After is null ? Whole(TextLineKind.Removed, Before)
        : TextDiff.Lines(Before, After);

    /// <summary>The lines in passages: those that differ with some around them, and between them those that nobody needs to read.</summary>
    /// <param name="context">How many unchanged lines around each changed one are to be read.</param>
    public ImmutableArray<TextPassage> Passages(int context)
    {
        var lines = Lines();
        var near = Near(lines, context);
        var passages = ImmutableArray.CreateBuilder<TextPassage>();
        for (var start = 0; start < lines.Length;)
        {
            var end = start + 1;
            while (end < lines.Length && near[end] == near[start])
            {
                end++;
            }

            passages.Add(new(lines[start..end], IsLeftOut: !near[start]));
            start = end;
        }

        return passages.ToImmutable();
    }

    // A hash or a path has no words to compare.
    private static bool IsLong(string text) => text.Contains('\n', StringComparison.Ordinal) || (text.Length > LongestValue && text.Contains(' ', StringComparison.Ordinal));

    private static ImmutableArray<TextLine> Whole(TextLineKind kind, string text) =>
        [.. text.Split('\n').Select((line, i) => new TextLine(kind, kind == TextLineKind.Removed ? i + 1 : 0, kind == TextLineKind.Added ? i + 1 : 0, [new TextSpan(line, false)]))];

    private static bool[] Near(ImmutableArray<TextLine> lines, int context)
    {
        var near = new bool[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Kind != TextLineKind.Same)
            {
                var (start, end) = (Math.Max(0, i - context), Math.Min(lines.Length - 1, i + context));
                Array.Fill(near, true, start, end - start + 1);
            }
        }

        return near;
    }
}

/// <summary>Lines that follow one another in a text.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="IsLeftOut">Whether they are far from all that differs.</param>
internal sealed record TextPassage(ImmutableArray<TextLine> Lines, bool IsLeftOut);
