using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>Type names as messages show them: <c>Page&lt;Order&gt;</c>.</summary>
internal static class CSharpName
{
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        var name = type.Name.Split('`', 2)[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : CSharpKeywords.Of(type.Namespace, name);
    }
}
