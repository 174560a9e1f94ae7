using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Scout.Revisions;
using Scout.Revisions.Rules;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Code;

/// <summary>A static method that can be called with JSON.</summary>
internal sealed class CallableMethod
{
    private static readonly MethodInfo OfTask = typeof(CallableMethod).GetMethod(nameof(AwaitTask), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo OfValueTask = typeof(CallableMethod).GetMethod(nameof(AwaitValueTask), BindingFlags.Static | BindingFlags.NonPublic)!;
    private readonly string _id;
    private readonly MethodInvoker _method;
    private readonly Func<JsonElement, object?>?[] _readers;
    private readonly Func<object?, ValueTask<JsonElement>> _finish;

    /// <summary>Prepares a method.</summary>
    /// <exception cref="ScoutException">It is generic, or gives no value.</exception>
    public CallableMethod(string id, MethodInfo method)
    {
        _id = id;
        var parameters = method.GetParameters();
        TakesToken = parameters.Length > 0 && parameters[^1].ParameterType == typeof(CancellationToken);
        Parameters = TakesToken ? parameters[..^1] : parameters;
        if (method.ContainsGenericParameters)
        {
            throw CodeErrors.WrongShape(id, "is generic");
        }

        Names = [.. Parameters.Select(parameter => JsonNames.SnakeCase(parameter.Name!))];
        _method = MethodInvoker.Create(method);
        _readers = [.. Parameters.Select(parameter => PlainValues.Reader(parameter.ParameterType))];
        _finish = Finish(id, method.ReturnType);
    }

    /// <summary>Its parameters, a cancellation token at the end left out.</summary>
    public ParameterInfo[] Parameters { get; }

    /// <summary>What they are called in JSON.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Whether it takes a cancellation token.</summary>
    public bool TakesToken { get; }

    /// <summary>Calls it on this thread and gives its result as JSON.</summary>
    /// <exception cref="ScoutException">An argument does not fit.</exception>
    public ValueTask<JsonElement> InvokeAsync(ReadOnlySpan<JsonElement> arguments, CancellationToken cancellation)
    {
        if (Parameters.Length == 1 && !TakesToken)
        {
            return _finish(_method.Invoke(null, Argument(0, arguments)));
        }

        var values = new object?[Parameters.Length + (TakesToken ? 1 : 0)];
        for (var at = 0; at < Parameters.Length; at++)
        {
            values[at] = Argument(at, arguments);
        }

        if (TakesToken)
        {
            values[^1] = cancellation;
        }

        return _finish(_method.Invoke(null, values.AsSpan()));
    }

    private object? Argument(int at, ReadOnlySpan<JsonElement> arguments) =>
        at < arguments.Length && arguments[at].ValueKind != JsonValueKind.Undefined ? _readers[at]?.Invoke(arguments[at]) ?? Read(Parameters[at], arguments[at]) : Default(Parameters[at]);

    private object? Read(ParameterInfo parameter, JsonElement json)
    {
        try
        {
            return json.Deserialize(parameter.ParameterType, JsonShape.Options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException && !UserCode.Threw(exception))
        {
            throw CodeErrors.ArgumentDoesNotFit(_id, parameter.Name!, WhyNot(parameter, json, exception));
        }
    }

    // The schema of the type has words of ours; the serializer's are about itself.
    private static string WhyNot(ParameterInfo parameter, JsonElement json, Exception exception)
    {
        try
        {
            var problems = SchemaCheck.Validate(SchemaWriter.For(parameter.ParameterType), json, out _, JsonNames.SnakeCase(parameter.Name!));
            return problems.IsEmpty ? FirstSentence(UserCode.Message(exception)) : string.Join("; ", problems.Take(5)) + ".";
        }
        catch (ScoutException)
        {
            return FirstSentence(UserCode.Message(exception));
        }
    }

    private static string FirstSentence(string message) => message.Split(" Path: ")[0].TrimEnd('.') + ".";

    private object? Default(ParameterInfo parameter) => parameter.HasDefaultValue
        ? parameter.DefaultValue
        : throw CodeErrors.ArgumentDoesNotFit(_id, parameter.Name!, "it is missing.");

    private static Func<object?, ValueTask<JsonElement>> Finish(string id, Type returned)
    {
        if (returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask))
        {
            throw CodeErrors.WrongShape(id, "gives no value");
        }

        var wrapper = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        var awaiter = wrapper == typeof(Task<>) ? OfTask : wrapper == typeof(ValueTask<>) ? OfValueTask : null;
        if (awaiter is null)
        {
            var writer = PlainValues.Writer(returned);
            return value => new(value is not null && writer?.Invoke(value) is { } plain ? plain : Write(id, value, returned));
        }

        var finish = awaiter.MakeGenericMethod(returned.GetGenericArguments()[0]).CreateDelegate<Func<string, object?, ValueTask<JsonElement>>>();
        return value => finish(id, value);
    }

    private static async ValueTask<JsonElement> AwaitTask<T>(string id, object? task) => Write(id, await ((Task<T>?)task ?? throw CodeErrors.ResultHasNoJson(id, "it is null, where a task is expected.")).ConfigureAwait(false), typeof(T));

    private static async ValueTask<JsonElement> AwaitValueTask<T>(string id, object? task) => Write(id, await ((ValueTask<T>)task!).ConfigureAwait(false), typeof(T));

    private static JsonElement Write(string id, object? value, Type type)
    {
        try
        {
            return BoundedJson.Of(id, value, type);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException { Source: "System.Text.Json" })
        {
            throw CodeErrors.ResultHasNoJson(id, FirstSentence(UserCode.Message(exception)));
        }
    }
}
