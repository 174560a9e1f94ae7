using Microsoft.CodeAnalysis.CSharp;
using Scout.Analyzers.Fingerprints;

namespace Scout.Analyzers.Tests.Fingerprints;

public sealed class RobustnessTests
{
    /// <summary>Code often does not compile where the generator sees it: what other generators write is missing.</summary>
    [Fact]
    public void Code_that_does_not_compile_is_read_without_an_exception()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var read = 0;
        foreach (var area in Corpus.Areas)
        {
            var project = Corpus.Area(area);
            var compilation = project.Compilation();
            foreach (var mutant in project.Files.Where(file => Corpus.IsPart(file.Key)).SelectMany(file => Broken(file.Key, file.Value)))
            {
                var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == mutant.Path);
                var broken = CSharpSyntaxTree.ParseText(mutant.Text, (CSharpParseOptions)tree.Options, mutant.Path, cancellationToken: cancellation);

                Assert.Contains("A:Shop", FingerprintSource.Of(new(compilation.ReplaceSyntaxTree(tree, broken), cancellation)), StringComparison.Ordinal);
                read++;
            }
        }

        Assert.True(read > 25, $"{read} files");
    }

    /// <summary>Without each of its lines.</summary>
    private static IEnumerable<Mutant> Broken(string path, string text)
    {
        var lines = text.Split('\n');
        return Enumerable.Range(0, lines.Length)
            .Where(line => line % EveryNth == 0)
            .Select(line => new Mutant($"{path}:{line + 1}", path, string.Join('\n', lines.Where((_, index) => index != line))));
    }

    private const int EveryNth = 16;
}
