using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Scout.Revisions.Schemas;

/// <summary>
/// What the members of a type start with that its constructor does not give: <c>e</c> in <c>record Pos(string A) { public string Extra { get; init; } = "e"; }</c>.
/// Two instances tell: what differs between them is made of what they were made of, and is no default.
/// </summary>
internal static class ShapeDefaults
{
    private const int Deepest = 4;
    private static readonly ConcurrentDictionary<Type, FrozenDictionary<string, object?>> Known = new();

    private static readonly FrozenDictionary<Type, (string One, string Other)> Samples = new Dictionary<Type, (string, string)>
    {
        [typeof(string)] = ("\"a\"", "\"b\""),
        [typeof(char)] = ("\"a\"", "\"b\""),
        [typeof(bool)] = ("false", "true"),
        [typeof(DateTime)] = ("\"2001-02-03T04:05:06Z\"", "\"2012-11-10T09:08:07Z\""),
        [typeof(DateTimeOffset)] = ("\"2001-02-03T04:05:06Z\"", "\"2012-11-10T09:08:07Z\""),
        [typeof(DateOnly)] = ("\"2001-02-03\"", "\"2012-11-10\""),
        [typeof(TimeOnly)] = ("\"04:05:06\"", "\"09:08:07\""),
        [typeof(TimeSpan)] = ("\"PT1M\"", "\"PT2H\""),
        [typeof(Guid)] = ("\"00000000-0000-0000-0000-000000000001\"", "\"00000000-0000-0000-0000-000000000002\""),
        [typeof(Uri)] = ("\"https://a.example\"", "\"https://b.example\""),
        [typeof(byte[])] = ("\"AQ==\"", "\"AgM=\""),
        [typeof(JsonObject)] = ("{}", "{\"a\":1}"),
        [typeof(JsonArray)] = ("[]", "[1]"),
    }.ToFrozenDictionary();

    [ThreadStatic]
    private static HashSet<Type>? _underWay;

    /// <summary>The values by the properties' names; a property whose value is not known is not among them.</summary>
    public static FrozenDictionary<string, object?> Of(JsonTypeInfo contract)
    {
        if (Known.TryGetValue(contract.Type, out var known))
        {
            return known;
        }

        var underWay = _underWay ??= [];
        if (!underWay.Add(contract.Type))
        {
            return FrozenDictionary<string, object?>.Empty;
        }

        try
        {
            return Known.GetOrAdd(contract.Type, Find(contract));
        }
        finally
        {
            underWay.Remove(contract.Type);
        }
    }

    private static FrozenDictionary<string, object?> Find(JsonTypeInfo contract)
    {
        var constructor = ShapeConstructor.Of(contract);
        var asked = contract.Properties.Where(property => !property.IsRequired && property.Get is not null && ShapeConstructor.Parameter(constructor, property) is null).ToArray();
        return asked.Length > 0 && Make(contract, constructor, other: false) is { } one && Make(contract, constructor, other: true) is { } another
            ? asked.Select(property => (property.Name, Values: (Value(property, one), Value(property, another)), property.PropertyType))
                .Where(found => found.Values is ({ } first, { } second) && Json(first.Value, found.PropertyType) == Json(second.Value, found.PropertyType))
                .ToFrozenDictionary(found => found.Name, found => found.Values.Item1!.Value, StringComparer.Ordinal)
            : FrozenDictionary<string, object?>.Empty;
    }

    private static Found? Value(JsonPropertyInfo property, object instance)
    {
        try
        {
            return new(property.Get!(instance));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    // The author's constructor may refuse what it is given here: then nothing is known.
    private static object? Make(JsonTypeInfo contract, ConstructorInfo? constructor, bool other)
    {
        try
        {
            return constructor is null
                ? contract.CreateObject?.Invoke()
                : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType, other, 0).Deserialize(parameter.ParameterType, JsonShape.Options))]);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static JsonNode? Sample(Type type, bool other, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return other ? Sample(value, other, depth) : null;
        }

        if (Samples.TryGetValue(type, out var sample))
        {
            return JsonNode.Parse(other ? sample.Other : sample.One);
        }

        if (type.IsEnum)
        {
            var values = Enum.GetValues(type);
            return values.Length == 0 ? null : JsonSerializer.SerializeToNode(values.GetValue(other ? values.Length - 1 : 0), type, JsonShape.Options);
        }

        if (CollectionTypes.Item(type) is { } item)
        {
            return other && depth < Deepest ? new JsonArray(Sample(item, other, depth + 1)) : [];
        }

        if (CollectionTypes.Entry(type) is { } entry)
        {
            return other && depth < Deepest ? new JsonObject { ["a"] = Sample(entry.Value, other, depth + 1) } : [];
        }

        var contract = JsonShape.Options.GetTypeInfo(type);
        if (contract.Kind != JsonTypeInfoKind.Object)
        {
            return JsonValue.Create(other ? 2 : 1);
        }

        var constructor = ShapeConstructor.Of(contract);
        return depth >= Deepest ? null : new JsonObject(contract.Properties
            .Where(property => property.IsRequired || ShapeConstructor.Parameter(constructor, property) is not null)
            .Select(property => KeyValuePair.Create(property.Name, Sample(property.PropertyType, other, depth + 1))));
    }

    private static string? Json(object? value, Type type)
    {
        try
        {
            return JsonSerializer.Serialize(value, type, JsonShape.Options);
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException or JsonException or InvalidOperationException)
        {
            // Whoever writes the schema tells of it.
            return "";
        }
    }

    private sealed record Found(object? Value);
}
