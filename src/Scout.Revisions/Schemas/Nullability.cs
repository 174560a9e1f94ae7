using System.Collections.Immutable;
using System.Reflection;

namespace Scout.Revisions.Schemas;

/// <summary>Whether C# says that a value, and the values in it, may be null. Where it says nothing (nullable context off, a bare type parameter), they may not.</summary>
/// <param name="MayBeNull">Whether the value may be null.</param>
/// <param name="Inner">The same for an array's items, or for each generic argument.</param>
internal sealed record Nullability(bool MayBeNull, ImmutableArray<Nullability> Inner)
{
    private const byte Annotated = 2;

    private static readonly Nullability Never = new(false, []);

    /// <summary>What stands at a place inside; <paramref name="index"/> counts generic arguments.</summary>
    public Nullability At(int index) => index < Inner.Length ? Inner[index] : Never;

    /// <summary>A value about whose nullability nothing is known.</summary>
    public static Nullability Unknown(Type type) => Nullable.GetUnderlyingType(type) is null ? Never : Never with { MayBeNull = true };

    // A context is not thread-safe, so each question has its own.
    public static Nullability Of(PropertyInfo property)
    {
        var definition = Definition(property).PropertyType;
        return definition.IsGenericParameter
            ? Unknown(property.PropertyType) is { MayBeNull: true } known ? known : Never with { MayBeNull = !property.PropertyType.IsValueType && Flag(property) == Annotated }
            : From(new NullabilityInfoContext().Create(property), definition);
    }

    public static Nullability Of(ParameterInfo parameter) =>
        From(new NullabilityInfoContext().Create(parameter), parameter.ParameterType);

    /// <summary>What a class says of an argument that it gives to the class that it derives from: of the second in <c>Flow : Workflow&lt;In, string?&gt;</c>.</summary>
    public static Nullability OfBaseArgument(Type type, int index)
    {
        var own = type.CustomAttributes.FirstOrDefault(data => data.AttributeType.FullName == "System.Runtime.CompilerServices.NullableAttribute");
        var flags = own?.ConstructorArguments[0].Value switch
        {
            byte all => [all],
            IReadOnlyList<CustomAttributeTypedArgument> each => each.Select(flag => (byte)flag.Value!).ToArray(),
            _ => [Context(type)],
        };
        var at = 0;
        return Read(type.BaseType!).At(index);

        // The compiler writes a flag for each type in its order, none for a plain value type or for `?` behind one; one for all where they are the same.
        Nullability Read(Type part)
        {
            if (Nullable.GetUnderlyingType(part) is { } value)
            {
                return Read(value) with { MayBeNull = true };
            }

            var may = (!part.IsValueType || part.IsGenericType) && flags[flags.Length == 1 ? 0 : at++] == Annotated && !part.IsValueType;
            return new(may, part.IsArray ? [Read(part.GetElementType()!)] : [.. part.GetGenericArguments().Select(Read)]);
        }
    }

    private static Nullability From(NullabilityInfo info, Type definition)
    {
        // What is given for a type parameter says nothing of its own, and the framework calls every bare one nullable.
        if (definition.IsGenericParameter)
        {
            return Unknown(info.Type);
        }

        var may = Nullable.GetUnderlyingType(info.Type) is not null
            || (!info.Type.IsValueType && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable));
        if (info.ElementType is { } element)
        {
            return new Nullability(may, [From(element, definition.GetElementType()!)]);
        }
        // The framework keeps an argument of its own for `int?`; here it is the same value.
        var arguments = Nullable.GetUnderlyingType(definition) is null ? definition.GetGenericArguments() : [];
        return new Nullability(may, [.. info.GenericTypeArguments.Zip(arguments, From)]);
    }

    private static PropertyInfo Definition(PropertyInfo property) => property.DeclaringType is { IsConstructedGenericType: true } type
        ? (PropertyInfo)type.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(property)
        : property;

    private static byte Flag(PropertyInfo property)
    {
        var own = property.CustomAttributes.FirstOrDefault(data => data.AttributeType.FullName == "System.Runtime.CompilerServices.NullableAttribute");
        if (own is not null)
        {
            return own.ConstructorArguments[0].Value is byte one ? one : (byte)((IReadOnlyList<CustomAttributeTypedArgument>)own.ConstructorArguments[0].Value!)[0].Value!;
        }

        return Context(property.DeclaringType);
    }

    private static byte Context(Type? type)
    {
        for (; type is not null; type = type.DeclaringType)
        {
            if (type.CustomAttributes.FirstOrDefault(data => data.AttributeType.FullName == "System.Runtime.CompilerServices.NullableContextAttribute") is { } around)
            {
                return (byte)around.ConstructorArguments[0].Value!;
            }
        }

        return 0;
    }
}
