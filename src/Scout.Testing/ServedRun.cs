using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Client;
using Scout.Revisions.Json;
using Scout.Testing.Workflows;

namespace Scout.Testing;

/// <summary>One run of a test on a server.</summary>
internal sealed class ServedRun
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    // A wait that is longer is not waited for: there is no skipping time on a server.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMinutes(1);
    private readonly TestSetup _setup;
    private readonly TestedWorkflow _workflow;
    private readonly WorkflowClient _client;
    private readonly ImmutableArray<(BlockName Name, WaitFake Fake)> _waits;
    private readonly FakeUses _uses = new();
    private ServerAsk _ask;

    /// <exception cref="ScoutException">The test says something that only this process could do.</exception>
    public ServedRun(TestSetup setup, TestedWorkflow workflow, ScoutClient client, ServerPlace place)
    {
        if (setup.OnlyHere.ToArray() is [_, ..] fakes)
        {
            throw TestErrors.NotOnAServer(fakes);
        }

        (_setup, _workflow) = (setup, workflow);
        _ask = new(place.Shown, place.Environment, workflow.Id);
        _client = client.Workflow(workflow.Id, new() { Environment = place.Environment, SessionId = $"test-{Guid.NewGuid():N}" });
        _waits = [.. setup.Waits.Select(fake => (workflow.Blocks.Find(fake.Block), fake))];
        SetupCheck.Require(workflow, [], _waits);
    }

    /// <summary>Runs it.</summary>
    /// <exception cref="ScoutException">The server refused it, is not there, or is none.</exception>
    /// <exception cref="OperationCanceledException">The test was canceled.</exception>
    public async Task<WorkflowRun> RunAsync(JsonElement inputs)
    {
        var given = inputs.ValueKind == JsonValueKind.Object ? JsonObject.Create(inputs)! : throw TestErrors.InputDoesNotFit(_workflow.Id, ["it is no object"]);
        try
        {
            return await RunAsync(given).ConfigureAwait(false);
        }
        catch (Exception exception) when (!_setup.Cancellation.IsCancellationRequested && _ask.Told(exception) is { } told)
        {
            throw told;
        }
    }

    private async Task<WorkflowRun> RunAsync(JsonObject inputs)
    {
        var run = await _client.StartAsync(inputs, cancellation: _setup.Cancellation).ConfigureAwait(false);
        _ask = _ask with { Run = run.Id };
        var end = await EndAsync(run).ConfigureAwait(false);
        var log = await LogAsync(end).ConfigureAwait(false);
        if (log.Redacted)
        {
            throw ServerErrors.KeepsNoValues(_ask);
        }

        var unused = _uses.Unused(_setup.Waits);
        var told = new WorkflowRun(await StoryAsync(run, log).ConfigureAwait(false), _workflow.Blocks, Status(end.Status), end.Output, end.Error is { } error ? new(error.Code, error.Message, error.BlockId) : Failure(end, log)) { UnusedFakes = unused };
        return _setup.IsStrict && !unused.IsEmpty ? throw TestErrors.FakesNotUsed(unused, told.ToString()) : told;
    }

    private static RunStatus Status(string status) => status switch
    {
        "completed" or "stopped" => RunStatus.Completed,
        "waiting" => RunStatus.Waiting,
        _ => RunStatus.Failed,
    };

    private static RunFailure? Failure(RunInfo end, RunLog log) => Status(end.Status) == RunStatus.Failed ? new("", log.Message ?? $"the run is {end.Status}") : null;

    // Answers what it waits for, until it has ended or waits for what the test does not give.
    private async Task<RunInfo> EndAsync(RunClient run)
    {
        var answered = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var info = await run.GetAsync(_setup.Cancellation).ConfigureAwait(false);
            if (info.Status is not ("running" or "waiting"))
            {
                return info;
            }

            var open = (info.Waits ?? []).Where(wait => wait.Kind != "timer" && !answered.Contains(wait.BlockId)).ToArray();
            var isTold = false;
            foreach (var wait in open)
            {
                if (_uses.Take(_setup.Waits, fake => _waits.Any(known => known.Fake == fake && known.Name.Means(wait.BlockId)))?.Fake is { } fake)
                {
                    answered.Add(wait.BlockId);
                    isTold = true;
                    await TellAsync(run, wait, fake).ConfigureAwait(false);
                }
            }

            var isAnswered = open.Length == 0 && info.Waits?.Any(wait => answered.Contains(wait.BlockId)) == true;
            if (info.Status == "waiting" && !isTold && !isAnswered && !(info.Due - DateTimeOffset.UtcNow < LongestTimer))
            {
                return info;
            }

            await Task.Delay(Beat, _setup.Cancellation).ConfigureAwait(false);
        }
    }

    private Task<RunInfo> TellAsync(RunClient run, RunWait wait, WaitFake fake) => fake is DecisionFake decision
        ? run.ApproveAsync(decision.Reason ?? "A test decides so.", decision.IsApproved, wait.BlockId, _setup.Cancellation)
        : run.SendEventAsync(wait.Event!, JsonNode.Parse(((EventFake)fake).Data.GetRawText()), wait.BlockId, _setup.Cancellation);

    private async Task<RunLog> LogAsync(RunInfo run)
    {
        await foreach (var log in _client.LogsAsync(new() { SessionId = run.SessionId }, _setup.Cancellation).ConfigureAwait(false))
        {
            return log;
        }

        throw TestErrors.NoLog(run.RunId);
    }

    // The log has what blocks were given, and the events in which order they began and how often.
    private async Task<RunStory> StoryAsync(RunClient run, RunLog log)
    {
        var began = new List<string>();
        var attempts = new Dictionary<string, int>(StringComparer.Ordinal);
        // A run that waits has no last event: whoever reads them would wait with it.
        for (string? after = null; Status(log.Status) != RunStatus.Waiting;)
        {
            RunEvent? last = null;
            await foreach (var happened in run.EventsAsync(after, _setup.Cancellation).ConfigureAwait(false))
            {
                Count(happened, began, attempts);
                (last, after) = (happened, happened.Id ?? after);
            }

            // It was left for a while, and went on.
            if (last is not RunFailedEvent { Status: "waiting", Id: not null })
            {
                break;
            }
        }

        return new()
        {
            Workflow = log.WorkflowId,
            Blocks = [.. began.Concat(log.Blocks.Keys).Distinct(StringComparer.Ordinal).Where(log.Blocks.ContainsKey).Select(path => Block(path, log.Blocks[path], attempts.GetValueOrDefault(path, 1)))],
            Elapsed = TimeSpan.FromMilliseconds(log.ElapsedTimeMs),
        };
    }

    private static void Count(RunEvent happened, List<string> began, Dictionary<string, int> attempts)
    {
        switch (happened)
        {
            case BlockStartedEvent started when attempts.TryAdd(started.Block, 1):
                began.Add(started.Block);
                break;
            case BlockUpdatedEvent { Status: "retrying" } again when attempts.ContainsKey(again.Block):
                attempts[again.Block]++;
                break;
        }
    }

    private static BlockRun Block(string path, BlockLog log, int attempts)
    {
        var status = log.Status switch { "completed" => BlockStatus.Completed, "failed" => BlockStatus.Failed, "waiting" => BlockStatus.Waiting, _ => BlockStatus.Stopped };
        return new(path, log.BlockType, status, log.Output ?? default)
        {
            Attempts = attempts,
            Input = PlainJson.Object(log.Inputs),
            Error = log.Message is not null && status is BlockStatus.Completed or BlockStatus.Failed ? new("", log.Message, path) : null,
            WaitsFor = status == BlockStatus.Waiting ? log.Message ?? "what the server does not say" : null,
        };
    }
}
