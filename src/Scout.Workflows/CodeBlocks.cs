using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Scout.Definitions;
using Scout.Revisions.Blocks;
using Scout.Revisions.Model;
using Scout.Revisions.Schemas;

namespace Scout;

/// <summary>
/// Blocks that call C# methods. Beside these, the compiler is given an overload for the parameters of each method that a definition names: it
/// takes constants, lists of any kind, numbers that fit, and leaves out what the method has a default for.
/// </summary>
// An extension, so that those overloads can be asked first.
public static partial class CodeBlocks
{
    /// <summary>Adds the block, for overloads that are written for a method's parameters. Not for use by hand.</summary>
    /// <typeparam name="T">What the method yields.</typeparam>
    /// <param name="flow">What the block is added to.</param>
    /// <param name="id">The block's id.</param>
    /// <param name="method">The method.</param>
    /// <param name="values">A value for each parameter; null, or less of them, where the method's own default is meant.</param>
    /// <param name="options">Retry, timeout and the like.</param>
    /// <param name="file">The call.</param>
    /// <param name="line">The call.</param>
    /// <returns>What the method returns.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Value<T> Add<T>(
        Flow flow, string id, Delegate method, ReadOnlySpan<Value?> values, BlockOptions<T>? options, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(method);
        ImmutableArray<Value?> arguments = [.. values];
        return flow.Add(id, options, new(file, line), _ => binder => new CodeBlock
        {
            Id = binder.Id,
            Needs = [],
            Output = CodeMethod.Problem(method) is null ? binder.Schema(() => SchemaWriter.ForResult(method.Method)) : WorkflowCatalog.AnySchema,
            Code = binder.Method(method),
            Arguments = [.. arguments.Select((argument, index) => Argument(binder, method, index, argument))],
        });
    }

    private static Binding Argument(BlockBinder binder, Delegate method, int index, Value? argument)
    {
        if (argument?.Source is { } source)
        {
            return binder.Bind(ArgumentName(method, index), source);
        }

        if (Default(method, index) is { } left)
        {
            return binder.Bind(ArgumentName(method, index), left);
        }

        binder.Errors.Setting(binder.Draft, $"{ArgumentName(method, index)} is left out, and {method.Method.DeclaringType?.Name}.{method.Method.Name} has no default for it; pass a value");
        return new Binding.Expression("null");
    }

    private static ParameterInfo? Parameter(Delegate method, int index) =>
        method.Method.GetParameters() is var parameters && index < parameters.Length ? parameters[index] : null;

    private static string ArgumentName(Delegate method, int index) => Parameter(method, index) is { } parameter ? $"'{parameter.Name}'" : $"argument {index + 1}";

    private static ValueSource.Literal? Default(Delegate method, int index)
    {
        if (Parameter(method, index) is not { HasDefaultValue: true } parameter)
        {
            return null;
        }

        // The default of a structure is null by reflection; that of an enum may be its number.
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var value = parameter.DefaultValue switch
        {
            null when type == parameter.ParameterType && type.IsValueType => Activator.CreateInstance(type),
            { } number when type.IsEnum => Enum.ToObject(type, number),
            var other => other,
        };
        return new ValueSource.Literal(JsonSerializer.SerializeToElement(value, value?.GetType() ?? typeof(object), JsonShape.Options));
    }
}
