using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Scout.Tool.CommandLine;

/// <summary>Prints the tool's version, also when it does not run as a process of its own.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    public static string Version { get; } =
        typeof(PrintVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Version);
        return (int)ExitCode.Done;
    }
}
