using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Scout.Analyzers.Code;

/// <summary>A call that could be given a cancellation token, and is not.</summary>
/// <param name="Call">The call.</param>
/// <param name="Parameter">The name of the parameter that takes the token.</param>
/// <param name="ByName">Whether the token has to be passed by name, because other arguments before it are left out.</param>
internal sealed record Cancellable(IInvocationOperation Call, string Parameter, bool ByName)
{
    /// <summary>Such as <c>HttpClient.GetStringAsync</c>.</summary>
    public string Name => $"{Call.TargetMethod.ContainingType.Name}.{Call.TargetMethod.Name}";

    /// <summary>Reads a call; null where it takes no token, or is given one.</summary>
    public static Cancellable? Of(IInvocationOperation call, Compilation compilation, KnownSymbols symbols)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && IsToken(parameter.Type, symbols))
            {
                return argument.ArgumentKind == ArgumentKind.DefaultValue && parameter.Ordinal == call.TargetMethod.Parameters.Length - 1
                    ? new(call, parameter.Name, call.Arguments.Any(other => other != argument && other.ArgumentKind == ArgumentKind.DefaultValue))
                    : null;
            }
        }

        return Overload(call.TargetMethod, compilation, symbols) is { } overload && call.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.Explicit)
            ? new(call, overload.Parameters[overload.Parameters.Length - 1].Name, ByName: false)
            : null;
    }

    public static bool IsToken(ITypeSymbol type, KnownSymbols symbols) => SymbolEqualityComparer.Default.Equals(type, symbols.CancellationToken);

    private static IMethodSymbol? Overload(IMethodSymbol method, Compilation compilation, KnownSymbols symbols)
    {
        var called = method.OriginalDefinition;
        // SetCanceled and its like take a token too, but not to be stopped by it.
        if (called.ReturnType.Name is not ("Task" or "ValueTask" or "IAsyncEnumerable"))
        {
            return null;
        }

        foreach (var member in called.ContainingType.GetMembers(called.Name))
        {
            if (member is IMethodSymbol other
                && other.IsStatic == called.IsStatic
                && other.Arity == called.Arity
                && other.Parameters.Length == called.Parameters.Length + 1
                && IsToken(other.Parameters[other.Parameters.Length - 1].Type, symbols)
                && SymbolEqualityComparer.Default.Equals(other.ReturnType, called.ReturnType)
                && called.Parameters.Zip(other.Parameters, (one, two) => SymbolEqualityComparer.Default.Equals(one.Type, two.Type) && one.RefKind == two.RefKind).All(same => same)
                && compilation.IsSymbolAccessibleWithin(other, compilation.Assembly))
            {
                return other;
            }
        }

        return null;
    }
}
