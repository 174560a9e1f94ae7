using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>How values of an author's types are written as JSON and read from it, in agreement with <see cref="SchemaWriter"/>.</summary>
/// <remarks>
/// Names and enum values are snake_case; nothing is written for null; durations are ISO 8601; a member without a setter or constructor parameter is not part of the shape.
/// A member that is neither nullable nor has a default must be there; names are compared exactly; members that nobody knows are skipped.
/// </remarks>
internal static class JsonShape
{
    /// <summary>The options, shared and read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var naming = new SnakeCaseNaming();
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = naming,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = ReadableEncoder.Instance,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            MaxDepth = CanonicalJson.MaxDepth,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Adjust } },
        };
        options.Converters.Add(new JsonStringEnumConverter(naming, allowIntegerValues: false));
        options.Converters.Add(new IsoDurationConverter());
        options.Converters.Add(new WholeTextConverter());
        options.Converters.Add(new ExactDoubleConverter());
        options.Converters.Add(new ExactFloatConverter());
        options.Converters.Add(new ExactDecimalConverter());
        options.MakeReadOnly();
        return options;
    }

    // Left out, null would be read as the default: it is written where there is one.
    private static void KeepNull(JsonTypeInfo type, JsonPropertyInfo property, ParameterInfo? parameter)
    {
        if ((property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null) || property.ShouldSerialize is not null
            || property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true).Length > 0)
        {
            return;
        }

        if (parameter is null)
        {
            property.ShouldSerialize = (_, value) => value is not null || !ShapeDefaults.Of(type).TryGetValue(property.Name, out var start) || start is not null;
        }
        else if (parameter.HasDefaultValue && ShapeConstructor.DefaultValue(parameter) is not null)
        {
            property.ShouldSerialize = (_, _) => true;
        }
    }

    private static void Adjust(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var constructor = ShapeConstructor.Of(type);
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            var parameter = ShapeConstructor.Parameter(constructor, property);
            KeepNull(type, property, parameter);
            if (property.Set is null && parameter is null && !property.IsExtensionData)
            {
                type.Properties.RemoveAt(i);
            }
            else
            {
                property.IsRequired = (parameter is not null || property.IsRequired) && parameter?.HasDefaultValue != true && property.AttributeProvider is PropertyInfo member && !Nullability.Of(member).MayBeNull;
            }
        }

        // The framework makes structs by their parameterless constructor, which leaves out the defaults of a record struct's parameters.
        if (type.Type.IsValueType && constructor is not null && type.ConstructorAttributeProvider as ConstructorInfo != constructor)
        {
            type.CreateObject = () => constructor.Invoke([.. constructor.GetParameters().Select(ShapeConstructor.DefaultValue)]);
        }
    }
}

/// <summary>Our own rule of JSON names for the framework's serializer.</summary>
internal sealed class SnakeCaseNaming : JsonNamingPolicy
{
    public override string ConvertName(string name) => JsonNames.SnakeCase(name);
}
