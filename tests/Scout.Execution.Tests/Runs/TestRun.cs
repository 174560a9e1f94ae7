using System.Collections.Immutable;
using System.Diagnostics;
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
using Scout.Execution.Telemetry;
using Scout.Execution.Templates;
using Scout.Revisions.Channel;
using Scout.Revisions.Places;
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

    /// <summary>The run's budget, or none.</summary>
    public RunLimits? Limits { get; init; }

    /// <summary>Where it gets its places at models; none: nothing limits it.</summary>
    public IModelPlaces? Places { get; init; }

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

    /// <summary>The span that its blocks are part of; none: nothing is told of them.</summary>
    public ActivityContext? Around { get; init; }

    /// <summary>What stands in for the work of blocks; none: nothing does.</summary>
    public Func<BlockCall, StandIn?>? StandIns { get; init; }

    /// <summary>Where answers of models are kept; none: every one is asked for.</summary>
    public KeptAnswers? Answers { get; init; }

    /// <summary>Whether what is said is told to telemetry.</summary>
    public bool TellsContent { get; init; }

    /// <summary>Tells the run something from outside.</summary>
    public void Signal(string? name, string data, string? block = null, long number = 0, string by = "ada@example.com") =>
        Mailbox.Post(new() { Event = name, Block = block, Data = JsonElement.Parse(data), By = by, Number = number });

    public async Task<RunResult> RunAsync(Plan plan, string inputs = "{}")
    {
        var services = Services.AddLogging().BuildServiceProvider();
        var secrets = new RunSecrets(new ConfigurationBuilder().AddInMemoryCollection(Configuration).Build());
        var context = new RunContext
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
            Limits = Limits,
            Places = Places,
            Jitter = () => 1,
            TellsContent = TellsContent,
            StandIns = StandIns,
            Answers = Answers is { } kept ? new(kept, secrets.Redact) : null,
        };
        var run = new LocalRun(
            context,
            plan,
            Kept ?? new PassingJournal(TakeAsync),
            Journal)
        {
            Parking = Parking,
            Mailbox = Mailbox,
            Spans = Around is { } around ? BlockSpans.For(context, plan.Revision.Workflow, around) : null,
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
