using System.Collections.Immutable;
using DiffPlex;

namespace Scout.Environments.Diff;

/// <summary>Compares two texts line by line, and replaced lines word by word.</summary>
internal static class TextDiff
{
    /// <summary>More lines than this between the first and the last that differ are shown as replaced whole: the exact comparison would cost their square.</summary>
    internal const int ExactLines = 2_000;

    private const int ExactLineLength = 2_000;

    /// <summary>Every line of both texts. A line ends with a line feed; carriage returns belong to the line.</summary>
    /// <param name="before">The older text.</param>
    /// <param name="after">The newer text.</param>
    public static ImmutableArray<TextLine> Lines(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var a = before.Split('\n');
        var b = after.Split('\n');
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        int i = 0, j = 0;
        foreach (var (startA, countA, startB, countB) in Hunks(a, b))
        {
            Same(startA);
            Replaced(startA, countA, startB, countB);
        }

        Same(a.Length);
        return lines.ToImmutable();

        void Same(int end)
        {
            for (; i < end; i++, j++)
            {
                lines.Add(new TextLine(TextLineKind.Same, i + 1, j + 1, [new TextSpan(a[i], false)]));
            }
        }

        void Replaced(int startA, int countA, int startB, int countB)
        {
            var added = new List<TextLine>();
            for (var n = 0; n < Math.Max(countA, countB); n++)
            {
                var (old, now) = n < countA && n < countB ? Words(a[startA + n], b[startB + n]) : ([], []);
                if (n < countA)
                {
                    lines.Add(new TextLine(TextLineKind.Removed, startA + n + 1, 0, n < countB ? old : [new TextSpan(a[startA + n], true)]));
                }

                if (n < countB)
                {
                    added.Add(new TextLine(TextLineKind.Added, 0, startB + n + 1, n < countA ? now : [new TextSpan(b[startB + n], true)]));
                }
            }

            lines.AddRange(added);
            i = startA + countA;
            j = startB + countB;
        }
    }

    /// <summary>How many lines differ; a replaced line counts once.</summary>
    /// <param name="before">The older text.</param>
    /// <param name="after">The newer text.</param>
    public static int ChangedLines(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Hunks(before.Split('\n'), after.Split('\n')).Sum(h => Math.Max(h.CountA, h.CountB));
    }

    private static IEnumerable<(int StartA, int CountA, int StartB, int CountB)> Hunks(string[] a, string[] b)
    {
        var start = a.AsSpan().CommonPrefixLength(b);
        var end = 0;
        while (end < Math.Min(a.Length, b.Length) - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        var (countA, countB) = (a.Length - start - end, b.Length - start - end);
        if (countA == 0 && countB == 0)
        {
            return [];
        }

        // DiffPlex takes a single empty line for no line at all.
        var emptyLine = (countA == 1 && a[start].Length == 0) || (countB == 1 && b[start].Length == 0);
        if (countA == 0 || countB == 0 || emptyLine || countA + countB > ExactLines)
        {
            return [(start, countA, start, countB)];
        }

        var middle = Differ.Instance.CreateDiffs(string.Join('\n', a.Skip(start).Take(countA)), string.Join('\n', b.Skip(start).Take(countB)), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance);
        return middle.DiffBlocks.Select(h => (start + h.DeleteStartA, h.DeleteCountA, start + h.InsertStartB, h.InsertCountB));
    }

    private static (ImmutableArray<TextSpan> Before, ImmutableArray<TextSpan> After) Words(string before, string after)
    {
        if (before.Length + after.Length > ExactLineLength)
        {
            return ([new TextSpan(before, true)], [new TextSpan(after, true)]);
        }

        var words = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        return (
            Spans(words.PiecesOld, words.DiffBlocks.Select(h => (h.DeleteStartA, h.DeleteCountA))),
            Spans(words.PiecesNew, words.DiffBlocks.Select(h => (h.InsertStartB, h.InsertCountB))));
    }

    private static ImmutableArray<TextSpan> Spans(IReadOnlyList<string> words, IEnumerable<(int Start, int Count)> changed)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var done = 0;
        foreach (var (start, count) in changed)
        {
            Add(start, false);
            Add(start + count, true);
        }

        Add(words.Count, false);
        return spans.ToImmutable();

        void Add(int end, bool isChanged)
        {
            if (end > done)
            {
                spans.Add(new TextSpan(string.Concat(words.Skip(done).Take(end - done)), isChanged));
                done = end;
            }
        }
    }
}
