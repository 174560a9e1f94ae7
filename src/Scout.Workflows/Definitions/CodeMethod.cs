using System.Reflection;
using Scout.Revisions.Rules;

namespace Scout.Definitions;

/// <summary>Which C# methods can be bound to a revision.</summary>
internal static class CodeMethod
{
    /// <summary>What is wrong with a method, or null.</summary>
    public static CodeProblem? Problem(Delegate method)
    {
        var info = method.Method;
        return CodeProblem.Of(new($"{info.DeclaringType?.Name}.{info.Name}")
        {
            HasName = !info.Name.StartsWith('<'),
            IsStatic = info.IsStatic,
            IsBound = method.Target is not null,
            IsGeneric = info.IsGenericMethod || info.DeclaringType is { IsGenericType: true },
            IsPublic = info.IsPublic,
            YieldsNothing = YieldsNothing(info),
        });
    }

    private static bool YieldsNothing(MethodInfo method) =>
        method.ReturnType == typeof(void) || method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask);
}
