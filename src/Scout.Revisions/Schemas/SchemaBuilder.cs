using System.Reflection;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>Builds one schema. Types that contain themselves go to <c>$defs</c>; all others stand where they are used.</summary>
internal sealed class SchemaBuilder
{
    private readonly HashSet<Type> _recursive = [];
    private readonly HashSet<Type> _around = [];
    private readonly HashSet<object> _wrong = [];
    private readonly List<ScoutException> _problems = [];
    private Dictionary<Type, string> _definitionNames = [];

    public Schema Root(Type type) => Root(type, Nullability.Unknown(type));

    public Schema Root(Type type, Nullability nullability) => Finish(() => Value(type, nullability, CSharpName.Of(type)));

    public Schema Root(ParameterInfo result)
    {
        var type = result.ParameterType;
        var nullability = Nullability.Of(result);
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            (type, nullability) = (type.GetGenericArguments()[0], nullability.At(0));
        }

        return Finish(() => Value(type, nullability, CSharpName.Of(type)));
    }

    public Schema Root(MethodInfo method, string documentationId) => Finish(() => Parameters(method, documentationId));

    private Schema Finish(Func<JsonMembers> build)
    {
        // The first pass finds the types that contain themselves, the second refers to them.
        build();
        if (_problems is [var first, .. var others])
        {
            throw new ScoutException(first.Code, first.Message, first.InnerException) { Others = others };
        }

        _definitionNames = DefinitionName.All(_recursive);
        var root = build();
        if (_definitionNames.Count > 0)
        {
            var definitions = new JsonMembers();
            foreach (var (type, name) in _definitionNames)
            {
                definitions[name] = Members(type, CSharpName.Of(type));
            }

            root["$defs"] = definitions;
        }

        return new Schema(CanonicalJson.Parse(CanonicalJson.Write(root)));
    }

    private JsonMembers Value(Type type, Nullability nullability, string path)
    {
        var schema = Structure(Nullable.GetUnderlyingType(type) ?? type, nullability, path);
        return nullability.MayBeNull ? OrNull(schema) : schema;
    }

    private JsonMembers Structure(Type type, Nullability nullability, string path)
    {
        if (ScalarSchemas.For(type) is { } scalar)
        {
            return scalar;
        }

        if (type.IsEnum)
        {
            return EnumSchema.For(type, path);
        }

        if (CollectionTypes.Item(type) is { } item)
        {
            return new JsonMembers { ["type"] = "array", ["items"] = Value(item, Inner(nullability, 0, item), path + "[]") };
        }

        if (CollectionTypes.Entry(type) is { } entry)
        {
            return entry.Key == typeof(string)
                ? new JsonMembers { ["type"] = "object", ["additionalProperties"] = Value(entry.Value, Inner(nullability, 1, entry.Value), path + "[]") }
                : throw SchemaErrors.Unsupported(path, ShapeWords.Keys(CSharpName.Of(entry.Key)), ShapeWords.UseStringKeys);
        }

        ShapeRules.RequireObject(type, path);
        if (_definitionNames.TryGetValue(type, out var name))
        {
            return new JsonMembers { ["$ref"] = "#/$defs/" + name };
        }

        if (!_around.Add(type))
        {
            _recursive.Add(type);
            return [];
        }

        var members = Members(type, path);
        _around.Remove(type);
        return members;
    }

    private JsonMembers Members(Type type, string path)
    {
        var properties = new JsonMembers();
        var required = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var member in ShapeMember.Of(type, path))
        {
            var at = $"{path}.{member.Member.Name}";
            Collect(member.Member, () =>
            {
                if (!properties.TryAdd(member.Name, Described(Value(member.Type, Nullability.Of(member.Member), at), XmlDocumentation.Summary(member.Member), member.Default)))
                {
                    throw SchemaErrors.NameTwice(at, member.Name);
                }

                if (member.Required)
                {
                    required.Add(member.Name);
                }
            });
        }

        return Described(Object(properties, required), XmlDocumentation.Summary(type), null);
    }

    // All of a type that is wrong is told at once, and what is used in two places once.
    private void Collect(object part, Action read)
    {
        try
        {
            read();
        }
        catch (ScoutException problem)
        {
            if (_wrong.Add(part))
            {
                _problems.Add(problem);
            }
        }
    }

    private JsonMembers Parameters(MethodInfo method, string documentationId)
    {
        var properties = new JsonMembers();
        var required = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var parameter in method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken)))
        {
            var name = JsonNames.SnakeCase(parameter.Name!);
            var at = $"{CSharpName.Of(method.DeclaringType!)}.{method.Name}({parameter.Name})";
            Collect(parameter, () => Parameter(parameter, name, at));
        }

        return Object(properties, required);

        void Parameter(ParameterInfo parameter, string name, string at)
        {
            var nullability = Nullability.Of(parameter);
            var value = parameter.HasDefaultValue ? ShapeMember.Json(ShapeConstructor.DefaultValue(parameter), parameter.ParameterType, at) : null;
            var description = XmlDocumentation.Parameter(method, documentationId, parameter.Name!);
            if (!properties.TryAdd(name, Described(Value(parameter.ParameterType, nullability, at), description, value)))
            {
                throw SchemaErrors.NameTwice(at, name);
            }

            if (!parameter.HasDefaultValue && !nullability.MayBeNull)
            {
                required.Add(name);
            }
        }
    }

    // `int?` is nullable whatever is known about where it stands.
    private static Nullability Inner(Nullability around, int index, Type type) =>
        Nullable.GetUnderlyingType(type) is null ? around.At(index) : around.At(index) with { MayBeNull = true };

    private static JsonMembers Object(JsonMembers properties, SortedSet<string> required)
    {
        var schema = new JsonMembers { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    private static JsonMembers Described(JsonMembers schema, string? description, JsonElement? value)
    {
        if (description is not null)
        {
            schema["description"] = description;
        }

        if (value is not null)
        {
            schema["default"] = value;
            if (!NumberScale.IsKept(value.Value))
            {
                schema[SchemaView.WrittenDefault] = value.Value.GetRawText();
            }
        }

        return schema;
    }

    private static JsonMembers OrNull(JsonMembers schema)
    {
        if (schema.ContainsKey("$ref"))
        {
            return new JsonMembers { ["anyOf"] = new object[] { schema, new JsonMembers { ["type"] = "null" } } };
        }

        if (schema.TryGetValue("type", out var type))
        {
            schema["type"] = new[] { type, "null" };
        }

        if (schema.TryGetValue("enum", out var values))
        {
            schema["enum"] = ((IEnumerable<string>)values!).Append(null);
        }

        return schema;
    }
}

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
