using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Scout.Revisions.Schemas;

/// <summary>The constructor whose parameters are members of a type's JSON form.</summary>
internal static class ShapeConstructor
{
    /// <summary>The constructor with parameters that JSON is read by, or <see langword="null"/> where it is the parameterless one.</summary>
    public static ConstructorInfo? Of(JsonTypeInfo type)
    {
        if (type.ConstructorAttributeProvider is ConstructorInfo chosen && chosen.GetParameters().Length > 0)
        {
            return chosen;
        }

        if (!type.Type.IsValueType)
        {
            return null;
        }

        return type.Type.GetConstructors() is [var only] && only.GetParameters().All(parameter => type.Properties.Any(property => IsFor(parameter, property))) ? only : null;
    }

    /// <summary>The parameter that a member is given by, or <see langword="null"/>.</summary>
    public static ParameterInfo? Parameter(ConstructorInfo? constructor, JsonPropertyInfo property) =>
        constructor?.GetParameters().FirstOrDefault(parameter => IsFor(parameter, property));

    /// <summary>What a parameter that is not given has.</summary>
    public static object? DefaultValue(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType);
        var value = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return (value, type) switch
        {
            // Metadata holds no structs: `Guid id = default` is null there.
            (null, null) when parameter.ParameterType.IsValueType => Activator.CreateInstance(parameter.ParameterType),
            // Metadata holds a nullable enum's default as a number.
            ({ }, { IsEnum: true }) => Enum.ToObject(type, value),
            _ => value,
        };
    }

    /// <summary>Whether a property stands for a parameter: the same type, and the same name in any case.</summary>
    public static bool IsFor(ParameterInfo parameter, JsonPropertyInfo property) =>
        property.AttributeProvider is MemberInfo member
        && string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
        && property.PropertyType == parameter.ParameterType;
}
