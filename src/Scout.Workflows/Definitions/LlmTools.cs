using System.Collections.Immutable;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Schemas;

namespace Scout.Definitions;

/// <summary>Makes the tools that a model is given.</summary>
internal static class LlmTools
{
    public static ImmutableSortedDictionary<string, LlmTool> Build(IReadOnlyList<Delegate> methods, BlockBinder binder)
    {
        var tools = ImmutableSortedDictionary.CreateBuilder<string, LlmTool>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            var name = JsonNames.SnakeCase(method.Method.Name);
            if (CodeMethod.Problem(method) is null && tools.ContainsKey(name))
            {
                binder.Errors.Setting(binder.Draft, $"has two tools '{name}'; give one of the methods another name");
                continue;
            }

            tools[name] = Tool(method, binder);
        }

        return tools.ToImmutable();
    }

    private static LlmTool Tool(Delegate method, BlockBinder binder)
    {
        var code = binder.Method(method);
        return new(
            XmlDocumentation.Summary(method.Method, code.Method),
            binder.Schema(() => SchemaWriter.ForParameters(method.Method, code.Method)),
            code);
    }
}
