using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Scout.Testing;

/// <summary>All that a test says of a run before it.</summary>
internal sealed record TestSetup
{
    public required Type Workflow { get; init; }

    public ImmutableArray<BlockFake> Blocks { get; init; } = [];

    public ImmutableArray<WaitFake> Waits { get; init; } = [];

    public ImmutableArray<ModelFake> Models { get; init; } = [];

    public ImmutableArray<HttpFake> Http { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Secrets { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, JsonElement> Variables { get; init; } = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>What changes the services of the project, in order.</summary>
    public ImmutableArray<Action<IServiceCollection>> Services { get; init; } = [];

    /// <summary>When the run begins; none: now.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Whether every fake has to be used.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Where real answers are kept, relative to a source file of the test; none: nowhere.</summary>
    public (string Path, string Source)? Cassette { get; init; }

    /// <summary>The settings of the project, of an environment: the file, or the nearest above a source file of the test; none: the test says everything.</summary>
    public (string? File, string Source, string Environment)? Settings { get; init; }

    /// <summary>The server that runs it, and the environment there; none: this process.</summary>
    public ServerPlace? Server { get; init; }

    /// <summary>Cancels the run.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What it says that a server does not do, as it stands in the test.</summary>
    public IEnumerable<string> OnlyHere =>
    [
        .. Blocks.Select(fake => fake.ToString()), .. Models.Select(fake => fake.ToString()), .. Http.Select(fake => fake.ToString()),
        .. Secrets.Keys.Select(name => $"Secret(\"{name}\")"), .. Variables.Keys.Select(name => $"Variable(\"{name}\")"), .. Services.Select(_ => "Service"),
        .. Waits.OfType<DecisionFake>().Where(decision => decision.By is not null).Select(decision => $"{decision} with `by`"),
        .. Start is null ? (string[])[] : ["StartingAt"], .. Cassette is null ? (string[])[] : ["Cassette"], .. Settings is null ? (string[])[] : ["Settings"],
    ];

    /// <summary>All fakes, as the test says them.</summary>
    public IEnumerable<Fake> Fakes => [.. Blocks, .. Waits, .. Models, .. Http];
}
