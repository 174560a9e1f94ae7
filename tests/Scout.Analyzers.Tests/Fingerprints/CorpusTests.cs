using System.Reflection;

namespace Scout.Analyzers.Tests.Fingerprints;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_method_of_the_corpus_has_a_fingerprint_of_its_own()
    {
        var fingerprints = Corpus.Project.Fingerprints();

        Assert.True(fingerprints.Count >= 28, $"{fingerprints.Count} methods");
        Assert.Equal(fingerprints.Count, fingerprints.Values.Distinct().Count());
        Assert.All(fingerprints.Values, fingerprint => Assert.Matches("^sha256:[0-9a-f]{64}$", fingerprint));
    }

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
