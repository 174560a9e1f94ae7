using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>The names in <c>$defs</c>: the types' own, in snake_case.</summary>
internal static class DefinitionName
{
    public static Dictionary<Type, string> All(IEnumerable<Type> types)
    {
        var names = new Dictionary<Type, string>();
        foreach (var group in types.GroupBy(Of, StringComparer.Ordinal))
        {
            // The first by its full name keeps the name: nothing here may depend on who came first.
            var number = 1;
            foreach (var type in group.OrderBy(type => type.ToString(), StringComparer.Ordinal))
            {
                names[type] = number++ == 1 ? group.Key : $"{group.Key}_{number - 1}";
            }
        }

        return names;
    }

    private static string Of(Type type)
    {
        var name = JsonNames.SnakeCase(type.Name.Split('`', 2)[0]);
        return type.IsGenericType ? $"{name}_of_{string.Join("_and_", type.GetGenericArguments().Select(Of))}" : name;
    }
}
