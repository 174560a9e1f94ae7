using System.Reflection;

namespace Scout.Definitions;

/// <summary>Which C# methods can be bound to a revision.</summary>
internal static class CodeMethod
{
    /// <summary>What is wrong with a method and the remedy, or null.</summary>
    public static (string Code, string Message)? Problem(Delegate method)
    {
        var info = method.Method;
        if (info.Name.StartsWith('<'))
        {
            return ("SCOUT2001", "its code is a lambda or a local function; make it a public static method, so that the revision can name it");
        }

        var name = $"{info.DeclaringType?.Name}.{info.Name}";
        if (!info.IsStatic)
        {
            return ("SCOUT2001", $"'{name}' is an instance method; make it static and pass what it needs as values");
        }

        if (method.Target is not null)
        {
            return ("SCOUT2001", $"'{name}' is bound to an object; pass the object as a value");
        }

        if (info.IsGenericMethod || info.DeclaringType is { IsGenericType: true })
        {
            return ("SCOUT2002", $"'{name}' is generic; write a method for the types that the block uses");
        }

        if (!info.IsPublic)
        {
            return ("SCOUT2002", $"'{name}' is not public; make it public, so that every later version of the project keeps it on purpose");
        }

        return YieldsNothing(info) ? ("SCOUT2003", $"'{name}' returns no value; return Task<T>, ValueTask<T> or T") : null;
    }

    private static bool YieldsNothing(MethodInfo method) =>
        method.ReturnType == typeof(void) || method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask);
}
