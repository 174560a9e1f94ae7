using System.Collections.Immutable;
using System.Globalization;
using Scout.Environments.Evidence;
using Scout.Validation.Comparing;

namespace Scout.Validation.Tests.Comparing;

/// <summary>Noise does not block, and luck does not pass: thousands of comparisons of models whose chances are known.</summary>
public class SimulatedComparisons(ITestOutputHelper output)
{
    private const int Comparisons = 1000;
    private const int Cases = 40;
    private const int Repeat = 5;

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.01)]
    [InlineData(0.2)]
    public void Equal_revisions_are_held_back_in_at_most_the_stated_share(double level)
    {
        // Cases of every difficulty: the test does not ask how hard a case is.
        var held = Share(level, seed: 1, chances: random => (random.NextDouble(), 0));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"equal revisions, level {level}: {held:P1} of {Comparisons} held back"));
        // Three standard deviations of what 1,000 comparisons tell.
        Assert.InRange(held, 0, level + (3 * Math.Sqrt(level * (1 - level) / Comparisons)));
        Assert.True(held > level / 10, "a test that never holds anything back would pass this too");
    }

    [Fact]
    public void A_revision_that_is_twenty_points_worse_is_caught()
    {
        var caught = Share(PairedComparison.DefaultLevel, seed: 2, chances: random => (0.55 + (random.NextDouble() * 0.4), 0.2));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"20 points worse over {Cases} cases, {Repeat} times each: {caught:P1} of {Comparisons} caught"));
        Assert.InRange(caught, 0.9, 1);
    }

    [Fact]
    public void A_revision_that_is_twenty_points_better_is_not_held_back() =>
        Assert.InRange(Share(PairedComparison.DefaultLevel, seed: 3, chances: random => (0.3 + (random.NextDouble() * 0.4), -0.2)), 0, 0.001);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 9, 1)]
    [InlineData(5, 0, 0.03125)]
    [InlineData(1, 0, 0.5)]
    [InlineData(8, 2, 0.0546875)]
    [InlineData(9, 1, 0.0107421875)]
    [InlineData(1, 1, 0.75)]
    [InlineData(3, 3, 0.65625)]
    public void The_chance_is_the_exact_tail_of_the_binomial(int worse, int better, double chance) => Assert.Equal(chance, McNemar.ChanceOfWorse(worse, better), 1e-12);

    [Fact]
    public void Many_pairs_are_no_trouble()
    {
        Assert.Equal(0.5, McNemar.ChanceOfWorse(50_000, 50_000), 0.01);
        Assert.InRange(McNemar.ChanceOfWorse(60_000, 40_000), 0, 1e-300);
    }

    [Theory]
    [InlineData(4, nameof(ComparisonVerdict.TooFew))]
    [InlineData(5, nameof(ComparisonVerdict.Worse))]
    public void Too_few_pairs_show_nothing_whatever_they_say(int pairs, string verdict) =>
        Assert.Equal(Enum.Parse<ComparisonVerdict>(verdict), PairedComparison.Of([.. Enumerable.Repeat(new Pair(false, true), pairs)], 0.05).Verdict);

    private static double Share(double level, int seed, Func<Random, (double Chance, double Worse)> chances)
    {
        var random = new Random(seed);
        var held = 0;
        for (var comparison = 0; comparison < Comparisons; comparison++)
        {
            var pairs = ImmutableArray.CreateBuilder<Pair>(Cases * Repeat);
            for (var one = 0; one < Cases; one++)
            {
                var (chance, worse) = chances(random);
                for (var repetition = 0; repetition < Repeat; repetition++)
                {
                    pairs.Add(new(random.NextDouble() < chance - worse, random.NextDouble() < chance));
                }
            }

            held += PairedComparison.Of(pairs.ToImmutable(), level).Verdict == ComparisonVerdict.Worse ? 1 : 0;
        }

        return (double)held / Comparisons;
    }
}
