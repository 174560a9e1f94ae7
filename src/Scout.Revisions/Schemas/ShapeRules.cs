using System.Reflection;
using System.Text.Json.Serialization;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>Which types may be JSON objects, and what is said about the others.</summary>
internal static class ShapeRules
{
    public static void RequireObject(Type type, string path)
    {
        var name = CSharpName.Of(type);
        var why = type switch
        {
            _ when type == typeof(object) => ShapeWords.Object,
            { IsArray: true } => ShapeWords.SeveralDimensions(name),
            { IsGenericTypeParameter: true } or { IsGenericMethodParameter: true } or { ContainsGenericParameters: true } => ShapeWords.Open(name),
            { IsPointer: true } or { IsByRef: true } or { IsByRefLike: true } => ShapeWords.OutlivesNoCall(name),
            _ when IsPolymorphic(type) => ShapeWords.Polymorphic(name),
            { IsInterface: true } => ShapeWords.Interface(name),
            { IsAbstract: true } => ShapeWords.Abstract(name),
            _ when type.IsAssignableTo(typeof(Delegate)) => ShapeWords.Delegate(name),
            _ when type.GetCustomAttribute<JsonConverterAttribute>() is not null => ShapeWords.Converter(name),
            _ when type.Namespace?.Split('.')[0] == "System" => ShapeWords.Framework(type.Namespace, name),
            _ when type.IsAssignableTo(typeof(System.Collections.IEnumerable)) => ShapeWords.Collection(name),
            _ => null,
        };
        if (why is not null)
        {
            throw SchemaErrors.Unsupported(path, why, type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? ShapeWords.UseAList : ShapeWords.UseARecord);
        }
    }

    private static bool IsPolymorphic(Type type) =>
        type.GetCustomAttribute<JsonPolymorphicAttribute>() is not null || type.GetCustomAttributes<JsonDerivedTypeAttribute>().Any();
}
