using System.Runtime.CompilerServices;

namespace Scout.Host;

/// <summary>The one process that runs user code: <c>snapshot</c>, <c>worker</c> and <c>run</c>, inside the bundle's own dependency graph.</summary>
internal static class Program
{
    private const int Wrong = 1;

    private static int Main(string[] arguments)
    {
        RuntimeSwitches.Restore();
        if (arguments is not [var door, var assembly, ..])
        {
            Console.Error.WriteLine("usage: Scout.Host.dll snapshot ASSEMBLY RESULTFILE | worker ASSEMBLY --channel SOCKET | run ASSEMBLY [WORKFLOW] [--input NAME=VALUE]... [--inputs FILE] [--log-level LEVEL]");
            return Wrong;
        }

        BundleFolder.Follow(assembly);
        // Not only the return value: threads that user code left behind would keep the process alive.
        var code = Enter(door, assembly, arguments[2..]);
        Environment.Exit(code);
        return code;
    }

    // Everything below names types of Scout.Execution, which is found only once the bundle's folder is followed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Enter(string door, string assembly, string[] rest) => Doors.Enter(door, assembly, rest);
}
