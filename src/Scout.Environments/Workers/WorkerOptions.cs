using System.Collections.Immutable;
using Scout.Revisions.Channel;

namespace Scout.Environments.Workers;

/// <summary>How a worker is started.</summary>
internal sealed record WorkerOptions
{
    /// <summary>The longest time until the worker says hello; default 60 s.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest time that runs under way get when the client is disposed; default 5 s. Then the worker is killed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Somebody waits for the end of everything: what is left of a worker when its client is disposed is killed after a moment then. Default: nobody does.</summary>
    public CancellationToken Hurry { get; init; }

    /// <summary>Gets each line that user code writes to stdout or stderr, from any thread; default: the lines are dropped.</summary>
    public Action<string>? Output { get; init; }

    /// <summary>Names the environment variables of this process that no worker is given; default: none.</summary>
    public Func<IEnumerable<string>>? Withheld { get; init; }

    /// <summary>The <c>dotnet</c> to start; default: as <see cref="HostCommand.DotNet"/>.</summary>
    public string? DotNet { get; init; }

    /// <summary>What is started.</summary>
    /// <param name="output">Where the bundle's files lie.</param>
    public HostCommand Command(BundleOutput output) => new(output)
    {
        DotNet = DotNet ?? DotNetHost.Find(),
        Variables = Withheld?.Invoke().Distinct(StringComparer.Ordinal).ToImmutableDictionary(name => name, _ => (string?)null, StringComparer.Ordinal) ?? [],
    };
}
