using FsCheck.Xunit;
using Scout.Environments.Diff;

namespace Scout.Environments.Tests.Diff;

public sealed class TextDiffTests
{
    [Fact]
    public void A_replaced_line_marks_the_words_that_differ()
    {
        var lines = TextDiff.Lines("Hello {{ customer.name }}, thank you.\nBye.", "Hello {{ customer.name }}, thanks.\nBye.");

        Assert.Equal([TextLineKind.Removed, TextLineKind.Added, TextLineKind.Same], lines.Select(l => l.Kind));
        Assert.Equal("thank you", Marked(lines[0]));
        Assert.Equal("thanks", Marked(lines[1]));
        Assert.Equal((1, 0), (lines[0].Before, lines[0].After));
        Assert.Equal((2, 2), (lines[2].Before, lines[2].After));
    }

    [Fact]
    public void An_inserted_line_moves_the_ones_below()
    {
        var lines = TextDiff.Lines("a\nb\nc", "a\nnew\nb\nc");

        Assert.Equal([(1, 1), (0, 2), (2, 3), (3, 4)], lines.Select(l => (l.Before, l.After)));
        Assert.Equal(1, TextDiff.ChangedLines("a\nb\nc", "a\nnew\nb\nc"));
    }

    [Fact]
    public void A_text_that_was_rewritten_at_length_is_replaced_whole()
    {
        // Every second line stays: the exact comparison would find them.
        var before = string.Join('\n', Enumerable.Range(0, TextDiff.ExactLines).Select(i => $"{i}"));
        var after = string.Join('\n', Enumerable.Range(0, TextDiff.ExactLines).Select(i => i % 2 == 0 ? $"-{i}" : $"{i}"));

        Assert.Equal(TextDiff.ExactLines - 1, TextDiff.ChangedLines(before, after));
    }

    [Property(MaxTest = 1_000)]
    public bool Both_texts_can_be_read_back(int[] before, int[] after)
    {
        var (a, b) = (Text(before), Text(after));
        var lines = TextDiff.Lines(a, b);
        return a == string.Join('\n', lines.Where(l => l.Before > 0).Select(l => l.Text))
            && b == string.Join('\n', lines.Where(l => l.After > 0).Select(l => l.Text))
            && lines.Where(l => l.Before > 0).Select(l => l.Before).SequenceEqual(Enumerable.Range(1, a.Split('\n').Length))
            && lines.Where(l => l.After > 0).Select(l => l.After).SequenceEqual(Enumerable.Range(1, b.Split('\n').Length));
    }

    // Few words, so that texts have much in common; empty lines and carriage returns among them.
    private static string Text(int[] seeds)
    {
        string[] words = ["", "\n", "red ", "green, ", "blue\n", "\r\n", "{{ a.b }}", "😀"];
        return string.Concat(seeds.Select(s => words[(int)((uint)s % words.Length)]));
    }

    private static string Marked(TextLine line) => string.Join('|', line.Spans.Where(s => s.Changed).Select(s => s.Text));
}
