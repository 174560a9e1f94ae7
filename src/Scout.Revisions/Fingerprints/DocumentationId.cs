using System.Reflection;
using System.Text;

namespace Scout.Revisions.Fingerprints;

/// <summary>The ids that documentation files and the compiler give to types and methods.</summary>
internal static class DocumentationId
{
    /// <summary>A type's id, such as <c>T:Shop.Orders</c>.</summary>
    public static string Of(Type type) => $"T:{Name(type)}";

    /// <summary>A method's id, such as <c>M:Shop.Orders.Find(System.String)</c>.</summary>
    public static string Of(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var list = parameters.Length == 0 ? "" : $"({string.Join(",", parameters.Select(parameter => Reference(parameter.ParameterType)))})";
        return $"M:{Name(method.DeclaringType!)}.{method.Name}{list}";
    }

    private static string Name(Type type) => type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}"
        : string.IsNullOrEmpty(type.Namespace) ? type.Name
        : $"{type.Namespace}.{type.Name}";

    private static string Reference(Type type)
    {
        if (type.IsArray)
        {
            var rank = type.GetArrayRank();
            return Reference(type.GetElementType()!) + (rank == 1 ? "[]" : $"[{string.Join(",", Enumerable.Repeat("0:", rank))}]");
        }

        if (type.IsByRef)
        {
            return $"{Reference(type.GetElementType()!)}@";
        }

        return type.IsGenericType ? Generic(type) : Name(type);
    }

    // A nested type of a generic one carries the arguments of both: each stands behind its own name.
    private static string Generic(Type type)
    {
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var types = new Stack<Type>();
        for (var part = type; part is not null; part = part.DeclaringType)
        {
            types.Push(part);
        }

        var name = new StringBuilder(string.IsNullOrEmpty(type.Namespace) ? "" : $"{type.Namespace}.");
        var isFirst = true;
        foreach (var part in types)
        {
            name.Append(isFirst ? "" : ".");
            isFirst = false;
            var tick = part.Name.IndexOf('`', StringComparison.Ordinal);
            name.Append(tick < 0 ? part.Name : part.Name[..tick]);
            if (tick >= 0)
            {
                var count = int.Parse(part.Name.AsSpan(tick + 1), System.Globalization.CultureInfo.InvariantCulture);
                name.Append('{').AppendJoin(',', Enumerable.Range(0, count).Select(_ => Reference(arguments.Dequeue()))).Append('}');
            }
        }

        return name.ToString();
    }
}
