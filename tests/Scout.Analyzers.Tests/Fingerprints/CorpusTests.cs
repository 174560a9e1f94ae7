namespace Scout.Analyzers.Tests.Fingerprints;

public sealed class CorpusTests
{
    [Fact]
    public void Every_method_of_the_corpus_has_a_fingerprint_of_its_own()
    {
        var fingerprints = Corpus.Project.Fingerprints();

        Assert.True(fingerprints.Count >= 28, $"{fingerprints.Count} methods");
        Assert.Equal(fingerprints.Count, fingerprints.Values.Distinct().Count());
        Assert.All(fingerprints.Values, fingerprint => Assert.Matches("^sha256:[0-9a-f]{64}$", fingerprint));
    }
}
