using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Scout.Revisions.Schemas;

/// <summary>A member of an object's JSON form.</summary>
/// <param name="Name">Its JSON name.</param>
/// <param name="Member">The property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Default">What it is when it is not there, where that is known and not null.</param>
internal sealed record ShapeMember(string Name, PropertyInfo Member, Type Type, bool Required, JsonElement? Default)
{
    /// <summary>The members that <see cref="JsonShape.Options"/> read and write.</summary>
    public static IEnumerable<ShapeMember> Of(Type type, string path)
    {
        var contract = Contract(type, path);
        var constructor = ShapeConstructor.Of(contract);
        foreach (var parameter in constructor?.GetParameters() ?? [])
        {
            if (!contract.Properties.Any(property => ShapeConstructor.IsFor(parameter, property)))
            {
                throw SchemaErrors.Unsupported(path, $"{CSharpName.Of(type)} cannot be read from JSON: no property stands for its constructor's parameter {parameter.Name}", "add one of the same name and type, or use a record");
            }
        }

        // A constructor without parameters has to work: nothing is known without it.
        var initial = constructor is null ? Create(contract, path) : null;
        var defaults = initial is null ? ShapeDefaults.Of(contract) : null;
        foreach (var property in contract.Properties)
        {
            if (property.AttributeProvider is not PropertyInfo member)
            {
                continue;
            }

            var at = $"{path}.{member.Name}";
            Require(property, at);
            var parameter = ShapeConstructor.Parameter(constructor, property);
            var nullable = Nullability.Of(member).MayBeNull;
            var value = parameter is not null ? (parameter.HasDefaultValue ? ShapeConstructor.DefaultValue(parameter) : null)
                : property.IsRequired ? null
                : initial is not null ? Start(property, initial, at)
                : defaults!.GetValueOrDefault(property.Name);
            // What starts with nothing that is known has to be given: else a template would read null where code reads something.
            var isUnknown = defaults is not null && parameter is null && !property.IsRequired && !defaults.ContainsKey(property.Name);
            var required = isUnknown || (!nullable && (property.IsRequired || (parameter is null ? value is null : !parameter.HasDefaultValue)));
            yield return new ShapeMember(SchemaWriter.JsonName(member), member, property.PropertyType, required, required ? null : Json(value, property.PropertyType, at));
        }
    }

    /// <summary>A default as JSON, or <see langword="null"/> for null.</summary>
    public static JsonElement? Json(object? value, Type type, string path)
    {
        if (value is null)
        {
            return null;
        }

        try
        {
            return JsonSerializer.SerializeToElement(value, type, JsonShape.Options);
        }
        catch (Exception error) when (error is NotSupportedException or ArgumentException or JsonException or InvalidOperationException)
        {
            throw SchemaErrors.DefaultHasNoJson(path, error);
        }
    }

    private static object? Start(JsonPropertyInfo property, object instance, string path)
    {
        try
        {
            return property.Get?.Invoke(instance);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw SchemaErrors.GetterThrows(path, error);
        }
    }

    private static JsonTypeInfo Contract(Type type, string path)
    {
        try
        {
            var contract = JsonShape.Options.GetTypeInfo(type);
            if (contract.Kind == JsonTypeInfoKind.Object && (contract.CreateObject is not null || contract.ConstructorAttributeProvider is not null))
            {
                return contract;
            }
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException)
        {
            throw SchemaErrors.Unsupported(path, $"{CSharpName.Of(type)} cannot be read from JSON ({error.Message.Split('\n')[0].Trim()})", "use a record of your own");
        }

        throw SchemaErrors.Unsupported(path, $"{CSharpName.Of(type)} has no constructor that JSON can use", "give it one public constructor, or mark one with [JsonConstructor]");
    }

    private static object? Create(JsonTypeInfo contract, string path)
    {
        try
        {
            return contract.CreateObject?.Invoke();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw SchemaErrors.ConstructorThrows(path, error);
        }
    }

    private static void Require(JsonPropertyInfo property, string path)
    {
        if (property.CustomConverter is not null)
        {
            throw SchemaErrors.Unsupported(path, "the member has a JSON converter of its own, whose shape is unknown", "remove it, or use a type that needs none");
        }

        if (property.IsExtensionData)
        {
            throw SchemaErrors.Unsupported(path, "[JsonExtensionData] takes members that no schema names", "use a dictionary with string keys as a member");
        }

        if (property.AttributeProvider is MemberInfo member && member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingDefault })
        {
            throw SchemaErrors.Unsupported(path, "[JsonIgnore] with WhenWritingDefault makes a value disappear", "remove it; nothing is written for null anyway");
        }

        if (property.NumberHandling is { } handling and not JsonNumberHandling.Strict)
        {
            throw SchemaErrors.Unsupported(path, $"[JsonNumberHandling({handling})] makes its numbers text", "remove it");
        }
    }
}
