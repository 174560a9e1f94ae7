using System.Collections.Immutable;
using Scout.Definitions;
using Scout.Revisions.Blocks;
using Scout.Revisions.Schemas;

namespace Scout;

public sealed partial class Flow
{
    private Value<T> AddCode<T>(
        string id, Delegate method, ReadOnlySpan<Value> values, BlockOptions<T>? options, SourceLocation location)
    {
        ArgumentNullException.ThrowIfNull(method);
        ImmutableArray<Value> arguments = [.. values];
        return Add(id, options, location, _ => binder => new CodeBlock
        {
            Id = binder.Id,
            Needs = [],
            Output = CodeMethod.Problem(method) is null ? binder.Schema(() => SchemaWriter.ForResult(method.Method)) : WorkflowCatalog.AnySchema,
            Code = binder.Method(method),
            Arguments = [.. arguments.Select((argument, index) => binder.Bind(ArgumentName(method, index), argument))],
        });
    }

    private static string ArgumentName(Delegate method, int index) =>
        method.Method.GetParameters() is var parameters && index < parameters.Length ? $"'{parameters[index].Name}'" : $"argument {index + 1}";
}
