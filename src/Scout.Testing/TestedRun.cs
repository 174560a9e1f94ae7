using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Code;
using Scout.Execution.Http;
using Scout.Execution.Models;
using Scout.Execution.Running;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Testing.Time;
using Scout.Testing.Workflows;

namespace Scout.Testing;

/// <summary>One run of a test: what it has in place of the world, and what went wrong that the test has to be told. Safe for many threads.</summary>
internal sealed class TestedRun
{
    private readonly TestSetup _setup;
    private readonly TestedWorkflow _workflow;
    private readonly ImmutableArray<(BlockName Name, BlockFake Fake)> _blocks;
    private readonly ImmutableArray<(BlockName Name, WaitFake Fake)> _waits;
    private readonly FakeUses _uses = new();
    private readonly Lock _lock = new();
    private readonly List<SentRequest> _requests = [];
    private readonly HashSet<string> _timingOut = new(StringComparer.Ordinal);
    private ExceptionDispatchInfo? _problem;

    // Never disposed of: work that a block left behind may still give up.
    private CancellationTokenSource Stop { get; } = new();

    /// <exception cref="ScoutException">The test says something of a block that the workflow has not, or that does not fit it.</exception>
    public TestedRun(TestSetup setup, TestedWorkflow workflow)
    {
        (_setup, _workflow) = (setup, workflow);
        _blocks = [.. setup.Blocks.Select(fake => (workflow.Blocks.Find(fake.Block), fake))];
        _waits = [.. setup.Waits.Select(fake => (workflow.Blocks.Find(fake.Block), fake))];
    }

    /// <summary>The path of the block that runs here; empty where none does.</summary>
    public static string Block => CodeContext.Flow?.Context?.Block ?? "";

    /// <summary>The requests that have answers, as the test says them.</summary>
    public IEnumerable<string> HttpFakes => _setup.Http.Select(fake => fake.ToString());

    /// <summary>Runs it.</summary>
    /// <exception cref="ScoutException">The test says something that does not fit the workflow, or something has no answer. No secret is told by it.</exception>
    public async Task<WorkflowRun> RunAsync(JsonElement given)
    {
        var world = new TestedWorld(_setup, _workflow);
        var secrets = new RunSecrets(world.Configuration);
        try
        {
            return await RunAsync(given, world, secrets).ConfigureAwait(false);
        }
        catch (ScoutException exception) when (ToldTexts.Of(exception, secrets) is { } told)
        {
            throw told;
        }
    }

    private async Task<WorkflowRun> RunAsync(JsonElement given, TestedWorld world, RunSecrets secrets)
    {
        SetupCheck.RequireNames(_workflow, _setup);
        SetupCheck.Require(_workflow, _blocks, _waits);
        var problems = SchemaCheck.Validate(_workflow.Plan.Revision.Input, given, out var inputs, "input");
        if (!problems.IsEmpty)
        {
            throw TestErrors.InputDoesNotFit(_workflow.Id, problems);
        }

        var clock = new SkippingClock(_setup.Start?.ToUniversalTime() ?? DateTimeOffset.UtcNow);
        var mailbox = new RunMailbox();
        var waits = new FakedWaits(this, clock, mailbox);
        using var logs = new CodeLogs(TextWriter.Null);
        using var real = new HttpConnections();
        using var http = new FakedHttp(this, world, secrets, real);
        using var client = new HttpClient(http) { Timeout = Timeout.InfiniteTimeSpan };
        using var connections = new ModelConnections(clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_setup.Cancellation, Stop.Token);
        var services = world.Services(clock, logs);
        RunResult result;
        await using (services.ConfigureAwait(false))
        {
            var context = new RunContext
            {
                // The same in every run that begins at the same time: what is recorded may tell it.
                RunId = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().UtcDateTime:yyyyMMdd't'HHmmss}-0000000000"),
                Environment = world.Project.Environment,
                Variables = PlainJson.Object(world.Variables),
                Secrets = secrets,
                Templates = new(TemplateLimits.Default, TimeProvider.System),
                Methods = _workflow.Code,
                Services = services,
                Models = new FakedModels(this, world, secrets, services, connections),
                Http = client,
                Access = world.Access,
                Time = clock,
                LogLevel = LogSeverity.Information,
                StandIns = StandIn,
            };
            result = await new LocalRun(context, _workflow.Plan, waits) { Mailbox = mailbox, Idle = waits.GoesOn }.ExecuteAsync(inputs, stop.Token).ConfigureAwait(false);
        }

        _problem?.Throw();
        _setup.Cancellation.ThrowIfCancellationRequested();
        return Told(RunStory.Of(waits.Records), result, world, secrets);
    }

    private WorkflowRun Told(RunStory story, RunResult result, TestedWorld world, RunSecrets secrets)
    {
        UsedSettings.Require(story, _workflow, world.Variables, result.Output is not null);
        world.Tape?.Save(secrets.TooShort.Select(name => KeyValuePair.Create(name, world.Configuration[$"Secrets:{name}"] ?? world.Configuration[name] ?? "")));
        ImmutableArray<string> unused = [.. _uses.Unused(_setup.Fakes).Concat(UnusedVariables(story, result)).Concat(world.Tape?.Unused ?? []).Select(secrets.Redact)];
        var status = result.End switch { RunEnd.Completed or RunEnd.Stopped => RunStatus.Completed, RunEnd.Waiting => RunStatus.Waiting, _ => RunStatus.Failed };
        var run = new WorkflowRun(story, _workflow.Blocks, status, result.Output, result.Error is { } error ? RunStory.Failure(error, secrets.Redact) : null)
        {
            Requests = [.. _requests],
            UnusedFakes = unused,
            Hide = secrets.Redact,
        };
        return _setup.IsStrict && !unused.IsEmpty ? throw TestErrors.FakesNotUsed(unused, run.ToString()) : run;
    }

    // Where a template chooses by itself what it reads, nobody else knows: it may have been these.
    private IEnumerable<string> UnusedVariables(RunStory story, RunResult result)
    {
        var named = UsedSettings.Variables(_workflow);
        string[] others = [.. _setup.Variables.Keys.Where(name => !named.Contains(name))];
        return others.Length == 0 || UsedSettings.HasReadAnyVariable(story, _workflow, result.Output is not null) ? [] : others.Select(name => $"Variable(\"{name}\")");
    }

    /// <summary>The fake that answers for a model; none where the test has none.</summary>
    public ModelFake? Take(string alias) => _uses.Take(_setup.Models, fake => fake.Alias == alias)?.Fake;

    /// <summary>The fake that answers a request, which is kept; none where the test has none.</summary>
    public HttpFake? Take(SentRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
        }

        return _uses.Take(_setup.Http, fake => fake.Fits(request))?.Fake;
    }

    /// <summary>The fake that answers a wait; none where the test has none.</summary>
    public WaitFake? TakeWait(string path) => _uses.Take(_setup.Waits, fake => _waits.Any(wait => wait.Fake == fake && wait.Name.Means(path)))?.Fake;

    /// <summary>Whether the test lets the time of an attempt pass.</summary>
    public bool IsToTimeOut(string path) => _timingOut.Contains(path);

    /// <summary>Does what the test says; what goes wrong with it ends the run, and is the test's to see, whatever the block would make of it.</summary>
    /// <param name="work">Does it.</param>
    /// <param name="isReal">Whether somebody is really asked: then what they fail by is the block's to see.</param>
    public async Task<T> FakeAsync<T>(Func<Task<T>> work, bool isReal)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && (!isReal || exception is ScoutException))
        {
            GiveUp(exception);
            throw;
        }
    }

    private StandIn? StandIn(BlockCall call)
    {
        var path = call.Path;
        var taken = _uses.Take(_setup.Blocks, fake => _blocks.Any(block => block.Fake == fake && block.Name.Means(path)));
        var isToTimeOut = taken is { Fake.IsTimeout: true };
        _ = isToTimeOut ? _timingOut.Add(path) : _timingOut.Remove(path);

        // What waits for somebody says for how long itself.
        if (taken is not var (fake, before) || (isToTimeOut && WaitWork.Outside(call.Block) is not null))
        {
            return null;
        }

        try
        {
            return Checked(fake, call, fake.Answer(call, before));
        }
        catch (Exception exception)
        {
            GiveUp(exception);
            return new(null, TestErrors.Failed(path, exception.Message));
        }
    }

    private static StandIn Checked(BlockFake fake, BlockCall call, StandIn answer)
    {
        var problems = answer.Output is { } output ? SchemaCheck.Validate(call.Block.Output, output, out _, call.Block.Id) : [];
        return problems.IsEmpty ? answer : throw TestErrors.ReplyDoesNotFit(fake.ToString(), call.Path, problems);
    }

    private void GiveUp(Exception exception)
    {
        if (Interlocked.CompareExchange(ref _problem, ExceptionDispatchInfo.Capture(exception), null) is null)
        {
            _ = FullPool.CancelAsync(Stop);
        }
    }
}
