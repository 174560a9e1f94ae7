using System.Collections.Immutable;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Scout.Revisions.Tests.Schemas;

namespace Scout.Revisions.Tests.Generators;

/// <summary>Arbitrary values of an author's types.</summary>
internal static class ShapeGenerators
{
    private static Gen<int> Int { get; } = Gen.OneOf(Gen.Elements(0, 1, -1, int.MaxValue, int.MinValue), Gen.Choose(-1000, 1000));

    private static Gen<long> Long { get; } = from high in Int from low in Int select ((long)high << 32) | (uint)low;

    // The last tenth of a microsecond is a tick; times of day and kinds as the framework has them.
    private static Gen<DateTime> Time { get; } =
        from ticks in Long
        from kind in Gen.Elements(DateTimeKind.Utc, DateTimeKind.Unspecified)
        select new DateTime((long)((ulong)ticks % (ulong)DateTime.MaxValue.Ticks), kind);

    private static Gen<string?> MaybeText { get; } = Gen.OneOf(Gen.Constant((string?)null), JsonGenerators.Text.Select(text => (string?)text));

    private static Gen<Shapes.Level> Level { get; } = Gen.Elements(Enum.GetValues<Shapes.Level>());

    private static Gen<Shapes.Point> Point { get; } = JsonGenerators.Number.Two().Select(pair => new Shapes.Point(pair.Item1, pair.Item2));

    public static Arbitrary<Shapes.Request> Requests() => Arb.From(Request);

    public static Arbitrary<Shapes.Settings> Settings() => Arb.From(
        from name in JsonGenerators.Text
        from alias in MaybeText
        from times in Int
        from tags in JsonGenerators.Text.ListOf(2)
        from id in Guids
        select new Shapes.Settings { Name = name, Alias = alias, Times = times, Tags = [.. tags], Forgotten = name, UserId = id });

    public static Arbitrary<Shapes.Everything> Everything() => Arb.From(Gen.Sized(size =>
        from numbers in Int.ListOf(6)
        from l in Long
        from d in JsonGenerators.Number.ListOf(2)
        from texts in JsonGenerators.Text.ListOf(4)
        from time in Time
        from id in Guids
        from any in JsonGenerators.AnyValue
        from map in JsonGenerators.AnyObject
        from level in Level
        from maybeLevel in Gen.OneOf(Gen.Constant((Shapes.Level?)null), Level.Select(one => (Shapes.Level?)one))
        from maybe in MaybeText.ListOf(3)
        from point in Point
        from tree in Tree(Math.Min(size, 9))
        from request in Request
        from letter in Gen.Elements('a', '\n', '"', '\u2028', 'é')
        select new Shapes.Everything(texts[0], letter, numbers[0] > 0, (sbyte)numbers[0], (byte)numbers[1], (short)numbers[2], (ushort)numbers[3], numbers[4], (uint)numbers[5], l, (ulong)l,
            float.IsFinite((float)d[0]) ? (float)d[0] : 0, d[1], new decimal(l) / 1000, time, new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), TimeSpan.Zero), DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time), new TimeSpan(l),
            id, new Uri("https://example.org/a?b=c"), [(byte)numbers[0], 255], any, JsonNode.Parse(any.GetRawText()), JsonObject.Create(map)!, [1, "x", null],
            [.. numbers], [.. texts], [level], new Dictionary<string, Shapes.Point> { [texts[1]] = point }, new Dictionary<string, int?> { [texts[2]] = numbers[0] > 3 ? null : 3 },
            level, maybeLevel, numbers[1] > 0 ? numbers[1] : null, maybe[0], [.. maybe], tree, numbers[2] > 0 ? null : new Shapes.Page<Shapes.Request>([request], 1))));

    private static Gen<Guid> Guids { get; } = Long.Two().Select(pair => new Guid([.. BitConverter.GetBytes(pair.Item1), .. BitConverter.GetBytes(pair.Item2)]));

    private static Gen<Shapes.Request> Request { get; } =
        from message in JsonGenerators.Text
        from locale in JsonGenerators.Text
        from note in MaybeText
        from limit in Int
        select new Shapes.Request(message, locale, note, limit > 500 ? null : limit);

    private static Gen<Shapes.Tree> Tree(int size) =>
        from name in JsonGenerators.Text
        from count in Gen.Choose(0, size > 0 ? 2 : 0)
        from children in Tree(size / 3).ListOf(count)
        select new Shapes.Tree(name, children.ToImmutableArray(), count == 2 ? children[0] : null);
}
