using System.Collections.Immutable;

namespace Scout.Environments.Diff.Words;

/// <summary>A row of a text shown side by side: the line before and the line after.</summary>
/// <param name="Before">The line before; none: there was none here.</param>
/// <param name="After">The line after; none: there is none here.</param>
internal readonly record struct PairedLine(TextLine? Before, TextLine? After)
{
    /// <summary>The rows of lines that follow one another: what was replaced stands beside what replaces it.</summary>
    public static ImmutableArray<PairedLine> Of(IReadOnlyList<TextLine> lines)
    {
        var rows = ImmutableArray.CreateBuilder<PairedLine>();
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Kind == TextLineKind.Same)
            {
                rows.Add(new(lines[i], lines[i]));
                i++;
                continue;
            }

            var removed = Run(lines, i, TextLineKind.Removed);
            var added = Run(lines, i + removed, TextLineKind.Added);
            for (var row = 0; row < Math.Max(removed, added); row++)
            {
                rows.Add(new(row < removed ? lines[i + row] : null, row < added ? lines[i + removed + row] : null));
            }

            i += removed + added;
        }

        return rows.ToImmutable();
    }

    private static int Run(IReadOnlyList<TextLine> lines, int start, TextLineKind kind)
    {
        var end = start;
        while (end < lines.Count && lines[end].Kind == kind)
        {
            end++;
        }

        return end - start;
    }
}
