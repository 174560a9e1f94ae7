using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Limits;

/// <summary>Reads times that are made of constants.</summary>
internal static class Durations
{
    private const double TicksPerMicrosecond = 10;

    /// <summary>The time; null where it cannot be known.</summary>
    public static TimeSpan? Of(IOperation? value) => BlockModel.Unwrap(value) switch
    {
        IFieldReferenceOperation { Field: { Name: "Zero" } field } when IsTimeSpan(field.ContainingType) => TimeSpan.Zero,
        IInvocationOperation { TargetMethod: { IsStatic: true } made } call when IsTimeSpan(made.ContainingType) => Sum(call.Arguments, made.Name),
        IObjectCreationOperation creation when IsTimeSpan(creation.Type) => Sum(creation.Arguments, factory: ""),
        _ => null,
    };

    private static bool IsTimeSpan(ITypeSymbol? type) => type is { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static TimeSpan? Sum(IEnumerable<IArgumentOperation> arguments, string factory)
    {
        var ticks = 0.0;
        foreach (var argument in arguments)
        {
            if (argument.Value.ConstantValue is not { HasValue: true, Value: IConvertible number } || number is string or bool or char
                || Unit(argument.Parameter?.Name, factory) is not { } unit)
            {
                return null;
            }

            ticks += number.ToDouble(null) * unit;
        }

        // Whole days of milliseconds are exact in a double; what is longer than any limit is only to be longer.
        return double.IsNaN(ticks) ? null
            : ticks >= long.MaxValue ? TimeSpan.MaxValue
            : ticks <= long.MinValue ? TimeSpan.MinValue
            : TimeSpan.FromTicks((long)ticks);
    }

    private static double? Unit(string? parameter, string factory) => (parameter, factory) switch
    {
        ("days", _) or ("value", "FromDays") => TimeSpan.TicksPerDay,
        ("hours", _) or ("value", "FromHours") => TimeSpan.TicksPerHour,
        ("minutes", _) or ("value", "FromMinutes") => TimeSpan.TicksPerMinute,
        ("seconds", _) or ("value", "FromSeconds") => TimeSpan.TicksPerSecond,
        ("milliseconds", _) or ("value", "FromMilliseconds") => TimeSpan.TicksPerMillisecond,
        ("microseconds", _) or ("value", "FromMicroseconds") => TicksPerMicrosecond,
        ("ticks", _) or ("value", "FromTicks") => 1,
        _ => null,
    };
}
