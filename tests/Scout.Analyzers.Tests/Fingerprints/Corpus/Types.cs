using System.Text.Json.Serialization;

namespace Corpus;

public enum Tier
{
    Free,
    Silver,
    Gold = 5,
}

public sealed record Customer([property: JsonPropertyName("full_name")] string Name, Tier Tier, int Visits = 0)
{
    public string Greeting => "Dear " + Name;

    [JsonIgnore]
    public int Score => Visits * 2;
}

public interface IRanking
{
    int Rank(int number);

    int Worst => -1;
}

public sealed class Descending : IRanking
{
    int IRanking.Rank(int number) => -number;
}

public static class Search
{
    public static T Best<T>(IReadOnlyList<T> items, IRanking ranking)
        where T : IConvertible
    {
        var best = items[0];
        var highest = ranking.Worst;
        foreach (var item in items)
        {
            var rank = ranking.Rank(item.ToInt32(null));
            if (rank > highest)
            {
                best = item;
                highest = rank;
            }
        }

        return best;
    }
}

public class Box<T>(T value)
{
    public override string ToString() => "[" + value + "]";
}

public interface IShape
{
    int Area { get; }

    int Sides => 1;
}

public sealed class Square(int side) : IShape
{
    public int Area => side * side;

    public int Sides => 4;
}

public sealed class Circle(int radius) : IShape
{
    public int Area => 3 * radius * radius;
}

public sealed class Settings
{
    private readonly int _offset = 7;

    public int Factor { get; init; } = 1;

    public int Rounds
    {
        get;
        set => field = value > 0 ? value : 1;
    } = 1;

    public int Apply(int value) => value * Factor + _offset * Rounds;
}

public static class Numbers
{
    extension(int value)
    {
        public int Twice => value * 2;

        public int Plus(int other) => value + other;
    }

    public static int Three { get; } = 1.Plus(2);
}
