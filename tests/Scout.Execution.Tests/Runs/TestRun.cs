using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Scout.Execution.Blocks;
using Scout.Execution.Code;
using Scout.Execution.Http;
using Scout.Execution.Models;
using Scout.Execution.Plans;
using Scout.Execution.Running;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Execution.Tests.Runs;

/// <summary>Runs a plan and keeps its events. The clock stands still but for what a test says.</summary>
internal sealed class TestRun
{
    private static int _number;
    private readonly Channel<RunEvent> _told = Channel.CreateUnbounded<RunEvent>();

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

    /// <summary>Told what models have said so far; none: nobody watches.</summary>
    public Action<string, string>? Saying { get; init; }

    /// <summary>The clients of real models.</summary>
    public ModelConnections Connections { get; init; } = new(TimeProvider.System);

    /// <summary>The clients of HTTP requests.</summary>
    public HttpConnections Http { get; init; } = new();

    public CancellationTokenSource Cancellation { get; } = new();

    public ServiceCollection Services { get; } = [];

    public string RunId { get; init; } = $"run-{Interlocked.Increment(ref _number)}";

    /// <summary>When it is let go of because it only waits.</summary>
    public Parking Parking { get; init; }

    public RunMailbox Mailbox { get; } = new();

    /// <summary>Tells the run something from outside.</summary>
    public void Signal(string? name, string data, string? block = null, long number = 0, string by = "ada@example.com") =>
        Mailbox.Post(new() { Event = name, Block = block, Data = JsonElement.Parse(data), By = by, Number = number });

    public async Task<RunResult> RunAsync(Plan plan, string inputs = "{}")
    {
        var services = Services.AddLogging().BuildServiceProvider();
        var secrets = new RunSecrets(new ConfigurationBuilder().AddInMemoryCollection(Configuration).Build());
        var run = new LocalRun(
            new()
            {
                RunId = RunId,
                Environment = "staging",
                Variables = JsonSerializer.SerializeToElement(Settings.Variables),
                Secrets = secrets,
                Templates = new(TemplateLimits.Default, TimeProvider.System),
                Methods = new CodeMethods(typeof(Methods).Assembly),
                Services = services,
                Models = new ChatClients(Settings, Root, services, secrets.Key, Connections),
                Http = Http.Get(Settings.Http),
                Access = Settings.Http,
                Time = Time,
                Saying = Saying,
                Jitter = () => 1,
            },
            plan,
            Kept ?? new PassingJournal(TakeAsync),
            Journal)
        {
            Parking = Parking,
            Mailbox = Mailbox,
        };
        try
        {
            return await run.ExecuteAsync(JsonElement.Parse(inputs), Cancellation.Token);
        }
        finally
        {
            // Nobody waits for what does not come any more.
            _told.Writer.TryComplete();
        }
    }

    public IEnumerable<string> Started => Events.OfType<BlockStarted>().Select(started => started.Block);

    public string Output(string block) => Events.OfType<BlockCompleted>().Single(completed => completed.Block == block).Output.GetRawText();

    /// <summary>How many requests to models the records tell of.</summary>
    public int Requests() => Events
        .Select(record => record switch
        {
            BlockCompleted completed => completed.Meta,
            BlockRetrying retrying => retrying.Meta,
            BlockRecovering recovering => recovering.Meta,
            BlockFailed failed => failed.Meta,
            BlockStopped stopped => stopped.Meta,
            _ => null,
        })
        .Sum(meta => meta is { } told && told.TryGetProperty("requests", out var requests) ? requests.GetInt32() : 0);

    /// <summary>Completes when so many records of a kind have come.</summary>
    public async Task UntilAsync<T>(int times = 1)
        where T : RunEvent
    {
        for (; times > 0; times--)
        {
            await UntilAsync(record => record is T);
        }
    }

    /// <summary>Completes when a record has come that fits, after the last one that was waited for.</summary>
    public async Task UntilAsync(Predicate<RunEvent> fits)
    {
        while (!fits(await _told.Reader.ReadAsync(TestContext.Current.CancellationToken)))
        {
        }
    }

    private async ValueTask TakeAsync(RunEvent happened)
    {
        Assert.Equal(Journal.Length + Events.Count, happened.Sequence);
        Events.Add(happened);
        _told.Writer.TryWrite(happened);
        if (On is { } on)
        {
            await on(happened);
        }
    }
}
