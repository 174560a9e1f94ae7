using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Scout.Execution.Code;
using Scout.Execution.Models;
using Scout.Execution.Plans;
using Scout.Execution.Running;
using Scout.Execution.Templates;
using Scout.Revisions.Runs;

namespace Scout.Execution.Tests.Runs;

/// <summary>Runs a plan and keeps its events. The clock stands still but for what a test says.</summary>
internal sealed class TestRun
{
    private static int _number;
    public FakeTimeProvider Time { get; } = new();

    public List<RunEvent> Events { get; } = [];

    public Dictionary<string, string?> Configuration { get; } = [];

    public RunSettings Settings { get; init; } = new();

    public string Root { get; init; } = ".";

    /// <summary>Called with each event, when whatever it tells of has been set going.</summary>
    public Func<RunEvent, Task>? On { get; set; }

    /// <summary>The records to go on from; none for a new run.</summary>
    public ImmutableArray<RunEvent> Journal { get; init; } = [];

    /// <summary>Where the records go, in place of <see cref="Events"/>.</summary>
    public IRunJournal? Kept { get; init; }

    public CancellationTokenSource Cancellation { get; } = new();

    public ServiceCollection Services { get; } = [];

    public string RunId { get; init; } = $"run-{Interlocked.Increment(ref _number)}";

    public async Task<RunResult> RunAsync(Plan plan, string inputs = "{}")
    {
        var services = Services.AddLogging().BuildServiceProvider();
        var run = new LocalRun(
            new()
            {
                RunId = RunId,
                Environment = "staging",
                Variables = JsonSerializer.SerializeToElement(Settings.Variables),
                Secrets = new(new ConfigurationBuilder().AddInMemoryCollection(Configuration).Build()),
                Templates = new(TemplateLimits.Default, TimeProvider.System),
                Methods = new CodeMethods(typeof(Methods).Assembly),
                Services = services,
                Models = new ChatClients(Settings, Root, services),
                Time = Time,
                Jitter = () => 1,
            },
            plan,
            Kept ?? new PassingJournal(TakeAsync),
            Journal);
        return await run.ExecuteAsync(JsonElement.Parse(inputs), Cancellation.Token);
    }

    public IEnumerable<string> Started => Events.OfType<BlockStarted>().Select(started => started.Block);

    public string Output(string block) => Events.OfType<BlockCompleted>().Single(completed => completed.Block == block).Output.GetRawText();

    private async ValueTask TakeAsync(RunEvent happened)
    {
        Assert.Equal(Journal.Length + Events.Count, happened.Sequence);
        Events.Add(happened);
        if (On is { } on)
        {
            await on(happened);
        }
    }
}
