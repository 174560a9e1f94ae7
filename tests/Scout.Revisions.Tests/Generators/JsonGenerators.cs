using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Scout.Revisions.Tests.Generators;

/// <summary>Arbitrary JSON that has a canonical form: any Unicode text, any finite double.</summary>
public static class JsonGenerators
{
    private static readonly string[] Interesting =
        ["", "a", "b", "z", "\u2028", "\"", "\\", "/", "\0", "\u001f", "\r", "ö", "€", "😀", "\ufb33", "name", "ключ", "{{ x }}"];

    /// <summary>Text without lone surrogates.</summary>
    public static Gen<string> Text { get; } =
        Gen.OneOf(Gen.Elements(Interesting), Gen.Elements(Interesting).ListOf(3).Select(string.Concat),
            Gen.Choose(0x20, 0x2fff).ListOf(4).Select(codes => string.Concat(codes.Select(char.ConvertFromUtf32))));

    /// <summary>Finite doubles of every magnitude, and many integers.</summary>
    public static Gen<double> Number { get; } = Gen.OneOf(
        Gen.Choose(-1000, 1000).Select(i => (double)i),
        Gen.Elements(0d, -0d, 1e21, 1e-7, 0.1, 9007199254740991, double.MaxValue, double.Epsilon),
        Gen.Choose(int.MinValue, int.MaxValue).Two()
            .Select(pair => BitConverter.Int64BitsToDouble(((long)pair.Item1 << 32) | (uint)pair.Item2))
            .Where(double.IsFinite));

    /// <summary>Any value, a few levels deep.</summary>
    public static Gen<JsonElement> AnyValue { get; } = Gen.Sized(size => Node(Math.Min(size, 20))).Select(Element);

    /// <summary>Any object.</summary>
    public static Gen<JsonElement> AnyObject { get; } = Gen.Sized(size => ObjectNode(Math.Min(size, 12))).Select(Element);

    public static Arbitrary<JsonElement> Values() => Arb.From(AnyValue);

    private static JsonElement Element(JsonNode? node) =>
        node is null ? JsonElement.Parse("null") : JsonElement.Parse(node.ToJsonString());

    private static Gen<JsonNode?> Node(int size) => size <= 1 ? Leaf : Gen.OneOf(Leaf, ObjectNode(size), ArrayNode(size));

    private static Gen<JsonNode?> Leaf { get; } = Gen.OneOf(
        Text.Select(text => (JsonNode?)JsonValue.Create(text)),
        Number.Select(number => JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture))),
        Gen.Elements(true, false).Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Constant((JsonNode?)null));

    private static Gen<JsonNode?> ArrayNode(int size) =>
        Gen.Choose(0, 4).SelectMany(count => Node(size / 3).ListOf(count)).Select(items => (JsonNode?)new JsonArray([.. items.Select(Copy)]));

    private static Gen<JsonNode?> ObjectNode(int size) =>
        from count in Gen.Choose(0, 5)
        from names in Text.ListOf(count)
        from values in Node(size / 3).ListOf(count)
        select (JsonNode?)new JsonObject(names.Zip(values).DistinctBy(member => member.First).Select(member => KeyValuePair.Create(member.First, Copy(member.Second))));

    // A node has one parent; shrinking and constants would share it.
    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
