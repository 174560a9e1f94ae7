using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Tests.Schemas;

/// <summary>Types of values as authors write them.</summary>
internal static class Shapes
{
    /// <summary>What a customer
    /// wrote; see <see cref="Reply"/>.</summary>
    /// <param name="UserMessage">The <b>message</b>,
    ///     as <c>text</c>.</param>
    /// <param name="Locale">The language; <see langword="null"/> is not allowed.</param>
    /// <param name="Note"></param>
    /// <param name="Limit"></param>
    public sealed record Request(string UserMessage, string Locale = "en", string? Note = null, int? Limit = 5);

    public sealed record Reply(string Answer, Level Level = Level.VeryHigh, Level? Other = Level.Low);

    /// <summary>How bad it is.</summary>
    public enum Level
    {
        VeryHigh,
        Low,
        [JsonStringEnumMemberName("so-so")]
        Medium,
    }

    public sealed class Settings
    {
        public required string Name { get; init; }

        public required string? Alias { get; init; }

        /// <summary>How often.</summary>
        public int Times { get; set; } = 3;

        public IReadOnlyList<string> Tags { get; init; } = ["a"];

        public string Forgotten { get; init; } = null!;

        [JsonPropertyName("user-id")]
        public Guid UserId { get; init; }

        [JsonIgnore]
        public string Hidden { get; set; } = "";

        public string Computed => Name + Times;
    }

    public readonly record struct Point(double X, double Y = 1.5);

    public sealed record Line(Point From, Point? To, decimal Width = 0.10m);

    public sealed record Prices(decimal Fee = 1.10m, decimal Plain = 1.1m, decimal Ten = 10m, decimal Small = 0.0000001m, double Whole = 2.0)
    {
        public IReadOnlyList<decimal> List { get; init; } = [1.0m, 2.5m];
    }

    public sealed record Tree(string Name, IReadOnlyList<Tree> Children, Tree? Parent = null);

    public sealed record Ping(Pong? Pong);

    public sealed record Pong(Ping? Ping, Page<Tree> Page);

    public sealed record Page<T>(T[] Items, int Total);

    /// <summary>Every type that is supported.</summary>
    public sealed record Everything(
        string Text, char Letter, bool Flag, sbyte I8, byte U8, short I16, ushort U16, int I32, uint U32, long I64, ulong U64,
        float Single, double Double, decimal Decimal, DateTime Time, DateTimeOffset Moment, DateOnly Date, TimeOnly Clock, TimeSpan Duration,
        Guid Id, Uri Link, byte[] Data, JsonElement Any, JsonNode? Node, JsonObject Map, JsonArray List,
        List<int> Ints, ImmutableArray<string> Texts, HashSet<Level> Levels, Dictionary<string, Point> Points, IReadOnlyDictionary<string, int?> Counts,
        Level Level, Level? MaybeLevel, int? MaybeInt, string? MaybeText, List<string?> MaybeTexts, Tree Tree, Page<Request>? Page);
}
