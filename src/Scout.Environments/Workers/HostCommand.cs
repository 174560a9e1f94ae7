using System.Collections.Immutable;
using System.Diagnostics;
using Scout.Revisions.Channel;

namespace Scout.Environments.Workers;

/// <summary>How <c>Scout.Host</c> is started inside a bundle's own dependency graph: <c>dotnet exec --depsfile ... --runtimeconfig ... Scout.Host.dll DOOR ...</c>.</summary>
internal sealed class HostCommand
{
    private readonly BundleOutput _output;

    /// <summary>Makes the command.</summary>
    /// <param name="output">Where the bundle's files lie.</param>
    public HostCommand(BundleOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>The <c>dotnet</c> to start; default: the one that the SDK names, else the one that runs this process.</summary>
    public string DotNet { get; init; } = DotNetHost.Find();

    /// <summary>Variables to set, or with <see langword="null"/> to remove, on top of the inherited environment.</summary>
    public ImmutableDictionary<string, string?> Variables { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>What to start for a door: no shell, no window, all three streams redirected, nothing inherited that belongs to MSBuild or the SDK.</summary>
    /// <param name="door"><c>snapshot</c>, <c>worker</c> or <c>run</c>.</param>
    /// <param name="arguments">What follows the assembly, which is the first argument of every door.</param>
    public ProcessStartInfo StartInfo(string door, params IEnumerable<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var start = new ProcessStartInfo(DotNet)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(_output.Assembly),
        };
        Add(start, "exec", "--depsfile", _output.DepsFile, "--runtimeconfig", _output.RuntimeConfig);
        var compiled = CompiledHost.Beside(_output.Host);
        foreach (var folder in compiled is null ? _output.ProbingPaths : _output.ProbingPaths.Insert(0, compiled.Folder))
        {
            Add(start, "--additionalprobingpath", folder);
        }

        Add(start, "--roll-forward", "Major", compiled?.Host ?? _output.Host, door, _output.Assembly);
        Add(start, [.. arguments]);
        SetEnvironment(start);
        return start;
    }

    private void SetEnvironment(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(DotNetHost.IsForeign).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }
    }

    private static void Add(ProcessStartInfo start, params ReadOnlySpan<string> arguments)
    {
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
    }
}
