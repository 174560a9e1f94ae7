using System.Reflection;
using System.Text.Json.Serialization;

namespace Scout.Revisions;

/// <summary>Which types may be JSON objects, and what is said about the others.</summary>
internal static class ShapeRules
{
    private const string UseARecord = "use a record of your own, or JsonElement for any JSON";

    public static void RequireObject(Type type, string path)
    {
        var name = CSharpName.Of(type);
        var why = type switch
        {
            _ when type == typeof(object) => "object says nothing about the value",
            { IsArray: true } => $"{name} is an array of several dimensions",
            { IsGenericTypeParameter: true } or { IsGenericMethodParameter: true } or { ContainsGenericParameters: true } => $"{name} is an open generic type",
            { IsPointer: true } or { IsByRef: true } or { IsByRefLike: true } => $"{name} is no value that outlives a call",
            _ when IsPolymorphic(type) => $"{name} is polymorphic, and a workflow's values have one shape each",
            { IsInterface: true } => $"{name} is an interface",
            { IsAbstract: true } => $"{name} is abstract",
            _ when type.IsAssignableTo(typeof(Delegate)) => $"{name} is a delegate",
            _ when type.GetCustomAttribute<JsonConverterAttribute>() is not null => $"{name} has a JSON converter of its own, whose shape is unknown",
            _ when type.Namespace?.Split('.')[0] == "System" => $"{type.Namespace}.{name} has no JSON shape here",
            _ when type.IsAssignableTo(typeof(System.Collections.IEnumerable)) => $"{name} is a collection of its own",
            _ => null,
        };
        if (why is not null)
            throw SchemaErrors.Unsupported(path, why, type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? "use IReadOnlyList<T>, an array, or a dictionary with string keys" : UseARecord);
    }

    private static bool IsPolymorphic(Type type) =>
        type.GetCustomAttribute<JsonPolymorphicAttribute>() is not null || type.GetCustomAttributes<JsonDerivedTypeAttribute>().Any();
}
