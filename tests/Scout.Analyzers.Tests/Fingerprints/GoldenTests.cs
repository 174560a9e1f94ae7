using System.Reflection;

namespace Scout.Analyzers.Tests.Fingerprints;

public sealed class GoldenTests(ITestOutputHelper output)
{
    /// <summary>A later version of the product or of the compiler that gives other fingerprints moves the ids of all revisions.</summary>
    [Fact]
    public void The_corpus_keeps_the_fingerprints_that_it_had()
    {
        using var golden = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("golden.txt")!);
        var before = golden.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var now = Corpus.Project.Fingerprints().Select(entry => $"{entry.Value} {entry.Key}").ToList();

        output.WriteLine(string.Join("\n", now));
        Assert.Equal(before, now);
    }
}
