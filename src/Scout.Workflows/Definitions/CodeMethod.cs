using System.Reflection;

namespace Scout.Definitions;

/// <summary>Which C# methods can be bound to a revision.</summary>
internal static class CodeMethod
{
    /// <summary>What is wrong with a method, or null.</summary>
    public static CodeProblem? Problem(Delegate method)
    {
        var info = method.Method;
        var name = $"{info.DeclaringType?.Name}.{info.Name}";
        return info.Name.StartsWith('<') ? CodeProblem.NoName()
            : !info.IsStatic ? CodeProblem.Instance(name)
            : method.Target is not null ? CodeProblem.Bound(name)
            : info.IsGenericMethod || info.DeclaringType is { IsGenericType: true } ? CodeProblem.Generic(name)
            : !info.IsPublic ? CodeProblem.NotPublic(name)
            : YieldsNothing(info) ? CodeProblem.YieldsNothing(name)
            : null;
    }

    private static bool YieldsNothing(MethodInfo method) =>
        method.ReturnType == typeof(void) || method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask);
}
