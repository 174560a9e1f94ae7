using System.Collections.Immutable;
using System.Reflection;

namespace Scout.Tool.CommandLine;

/// <summary>How this tool starts itself as the guard of a program that it runs.</summary>
internal static class ToolGuard
{
    /// <summary>The words; none where the tool runs in another program.</summary>
    public static ImmutableArray<string> Command { get; } = Find();

    private static ImmutableArray<string> Find()
    {
        if (Assembly.GetEntryAssembly() != typeof(ToolGuard).Assembly || Environment.ProcessPath is not { } path)
        {
            return [];
        }

        // Compiled ahead of time it is a program itself.
        return Path.GetFileNameWithoutExtension(path) == "dotnet" ? [path, "exec", Path.Combine(AppContext.BaseDirectory, $"{typeof(ToolGuard).Assembly.GetName().Name}.dll")] : [path];
    }
}
