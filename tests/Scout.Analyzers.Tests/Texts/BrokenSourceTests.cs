using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Tests.Texts;

public sealed class BrokenSourceTests
{
    private static readonly string[] Insertions = ["\"", "\"\"\"", "{", "}", "{{", "\\", "\\x", "\\u12", "\\U0010", "\n", "\r", "$", "@", "+", "(", ")", " ", ";", "value", ",5", ":x", "null"];

    [Fact]
    public void Source_that_is_being_written_is_read_without_failing()
    {
        var random = new Random(3);
        var read = 0;
        for (var i = 0; i < 400; i++)
        {
            var source = new RandomSource(random);
            source.Write(4);
            var broken = Break(source.ToString(), random);
            foreach (var text in TemplateSource.Read(TemplateSource.Compile(broken)))
            {
                read++;
                CheckPlaces(text, broken.Length);
            }
        }

        Assert.True(read > 800, $"Only {read} were read.");
    }

    private static string Break(string source, Random random)
    {
        var start = source.IndexOf("Run(", StringComparison.Ordinal);
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var place = random.Next(start, source.Length);
            source = random.Next(2) == 0
                ? source.Remove(place, Math.Min(random.Next(1, 6), source.Length - place))
                : source.Insert(place, Insertions[random.Next(Insertions.Length)]);
        }

        return source;
    }

    private static void CheckPlaces(TemplateText? text, int length)
    {
        for (var i = -1; i <= text?.Text.Length; i++)
        {
            var span = text.LocationOf(i, i % 4).SourceSpan;
            Assert.InRange(span.End, span.Start, length);
            _ = text.SourceSpanOf(i, 1);
            _ = text.SourceOffsetOf(i);
        }

        Assert.All(text?.HalvedBraces ?? [], offset => Assert.True(text!.Text[offset] is '{' or '}'));
        Assert.All(text?.Holes.Values ?? [], hole => Assert.Equal(hole.Name, text!.Text.Substring(hole.Span.Start, hole.Span.Length)));
    }
}
