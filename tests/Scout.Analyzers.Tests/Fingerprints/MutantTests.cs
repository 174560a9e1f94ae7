using Microsoft.CodeAnalysis.CSharp;

namespace Scout.Analyzers.Tests.Fingerprints;

public sealed class MutantTests(ITestOutputHelper output)
{
    /// <summary>All 637 hold too (EveryNth = 1); every second is enough to see a rule go, in half the time.</summary>
    private const int EveryNth = 2;

    public static TheoryData<string> Areas => [.. Corpus.Areas];

    [Theory]
    [MemberData(nameof(Areas))]
    public void Whatever_changes_the_IL_that_a_method_reaches_changes_its_fingerprint(string area)
    {
        var project = Corpus.Area(area);
        var compilation = project.Compilation();
        var before = Observation.Of(compilation)!;
        Assert.True(before.Il.Keys.SequenceEqual(before.Fingerprints.Keys));

        var cancellation = TestContext.Current.CancellationToken;
        var mutants = 0;
        var seen = 0;
        var missed = new List<string>();
        var more = new List<string>();
        var all = project.Files.Where(file => Corpus.IsPart(file.Key)).SelectMany(file => Mutants.Of(file.Key, file.Value));
        foreach (var mutant in all.Where((_, index) => index % EveryNth == 0))
        {
            var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == mutant.Path);
            var changed = CSharpSyntaxTree.ParseText(mutant.Text, (CSharpParseOptions)tree.Options, mutant.Path, cancellationToken: cancellation);
            if (Observation.Of(compilation.ReplaceSyntaxTree(tree, changed)) is not { } after)
            {
                continue;
            }

            mutants++;
            var il = before.Il.Keys.Where(method => before.Il[method] != after.Il.GetValueOrDefault(method)).ToHashSet();
            var fingerprints = before.Fingerprints.Keys.Where(method => before.Fingerprints[method] != after.Fingerprints.GetValueOrDefault(method)).ToHashSet();
            seen += il.Count;
            missed.AddRange(il.Except(fingerprints).Select(method => $"{mutant.Name}: {method}"));
            more.AddRange(fingerprints.Except(il).Select(method => $"{mutant.Name}: {method}"));
        }

        output.WriteLine($"{mutants} mutants changed the IL of {seen} methods. Only the fingerprint changed:\n{string.Join("\n", more)}");
        Assert.True(mutants >= 50, $"{mutants} mutants");
        Assert.True(seen >= mutants * 3 / 4, $"{mutants} mutants changed the IL of {seen} methods");
        Assert.Empty(missed);
        Assert.True(more.Count * 20 <= seen, $"{more.Count} fingerprints changed although the IL did not");
    }
}
