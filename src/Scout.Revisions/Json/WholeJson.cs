using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Scout.Revisions.Json;

/// <summary>
/// JSON of ours before it becomes records: where a record, a list or a table has null in place of something, nobody could go on with it. We write no null but as a value that somebody
/// else's JSON is. What is looked at are the types themselves, so a member cannot be forgotten.
/// </summary>
internal static class WholeJson
{
    /// <summary>Options for what comes from a file: what a record needs is there, and is something.</summary>
    public static JsonSerializerOptions Strict(JsonSerializerOptions written) => new(written)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new WholeElementConverter(), new FiniteNumberConverter() },
    };

    /// <summary>Reads a record.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="options">How it was written, <see cref="Strict"/>.</param>
    /// <exception cref="JsonException">It is no such record; the message says where.</exception>
    public static T Read<T>(JsonElement json, JsonSerializerOptions options)
        where T : notnull
    {
        try
        {
            var record = json.Deserialize((JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))) ?? throw new JsonException("the root: null is expected nowhere here");
            // Of several kinds of records the text says which it is.
            return Problem(json, options.GetTypeInfo(record.GetType()), new JsonPointer()) is { } problem ? throw new JsonException(problem) : record;
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc cref="Read{T}(JsonElement, JsonSerializerOptions)"/>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonSerializerOptions options)
        where T : notnull
    {
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("it is not UTF-8");
        }

        try
        {
            // Most records have no null anywhere, and are read once.
            if (json.IndexOf("null"u8) >= 0)
            {
                return Read<T>(JsonElement.Parse(json, new() { MaxDepth = options.MaxDepth, AllowDuplicateProperties = options.AllowDuplicateProperties }), options);
            }

            return JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)))!;
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc cref="Read{T}(JsonElement, JsonSerializerOptions)"/>
    public static T Read<T>(string json, JsonSerializerOptions options)
        where T : notnull => Read<T>(Encoding.UTF8.GetBytes(json), options);

    // What is wrong at the first place that has a null and cannot.
    private static string? Problem(JsonElement json, JsonTypeInfo type, JsonPointer at)
    {
        if ((Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(JsonElement))
        {
            return null;
        }

        if (json.ValueKind == JsonValueKind.Null)
        {
            return $"{at}: null is expected nowhere here";
        }

        return (type.Kind, json.ValueKind) switch
        {
            (JsonTypeInfoKind.Object, JsonValueKind.Object) => InMembers(json, type, at),
            (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => InAll(json.EnumerateObject().Select(member => (member.Name, member.Value)), type, at),
            (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => InAll(json.EnumerateArray().Select((item, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), item)), type, at),
            _ => null,
        };
    }

    private static string? InMembers(JsonElement json, JsonTypeInfo type, JsonPointer at)
    {
        foreach (var member in type.Properties)
        {
            if (json.TryGetProperty(member.Name, out var value))
            {
                at.Enter(member.Name);
                if (Problem(value, type.Options.GetTypeInfo(member.PropertyType), at) is { } found)
                {
                    return found;
                }

                at.Leave();
            }
        }

        return null;
    }

    private static string? InAll(IEnumerable<(string Name, JsonElement Value)> parts, JsonTypeInfo type, JsonPointer at)
    {
        var element = type.Options.GetTypeInfo(type.ElementType!);
        foreach (var (name, value) in parts)
        {
            at.Enter(name);
            if (Problem(value, element, at) is { } found)
            {
                return found;
            }

            at.Leave();
        }

        return null;
    }
}
