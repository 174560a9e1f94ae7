using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Scout.Definitions;
using Scout.Execution.Code;
using Scout.Execution.Hosting;
using Scout.Execution.Running;
using Scout.Execution.Telemetry;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Format;
using Scout.Revisions.Inputs;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Revisions.Secrets;
using Scout.Revisions.Snapshots;
using Scout.Revisions.Telemetry;
using Scout.Revisions.Text;

namespace Scout.Host;

/// <summary><c>run ASSEMBLY [WORKFLOW] [--input NAME=VALUE]... [--inputs FILE|-] [--log-level LEVEL]</c>: what F5 in an editor starts. The models are built here, the code runs here, so breakpoints hold.</summary>
internal static class RunDoor
{
    private const int Completed = 0;
    private const int Wrong = 1;
    private const int RunFailed = 7;
    private const int Waiting = 8;
    private const int BudgetExceeded = 9;
    private const int Interrupted = 130;
    private static readonly JsonSerializerOptions Indented = new(SnakeCaseJson.For(PlainJsonContext.Default)) { WriteIndented = true };

    public static async Task<int> EnterAsync(Assembly assembly, string[] rest)
    {
        // The answer alone goes to standard output: what user code writes goes with the progress.
        var answer = PlainWriter.Over(Console.Out);
        Console.SetOut(Console.Error);
        using var door = new SecretDoor();
        var arguments = RunArguments.Parse(rest);
        var snapshot = Snapshot.Of(assembly, Doors.DepsFileOf(assembly));
        if (!snapshot.Errors.IsEmpty)
        {
            throw HostDoorErrors.DefinitionsAreWrong(snapshot.Errors.Select(error => $"{error.File}({error.Line}): {error.Code}: {error.Message}"));
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        var telemetry = ProcessTelemetry.Start(assembly, Console.Error);
        await using (telemetry.ConfigureAwait(false))
        {
            return await RunAsync(assembly, arguments, snapshot.Workflows, answer, door.Secrets, stop.Token).ConfigureAwait(false);
        }
    }

    private static async Task<int> RunAsync(Assembly assembly, RunArguments arguments, ImmutableArray<SnapshotWorkflow> workflows, TextWriter answer, HiddenTexts secrets, CancellationToken cancellation)
    {
        var (request, workflow, recordsFile) = await RequestAsync(arguments, workflows, cancellation).ConfigureAwait(false);
        using var logs = new CodeLogs(Console.Error);
        var code = new CodeBundle(assembly, Doors.DepsFileOf(assembly), logs, secrets);
        await using (code.ConfigureAwait(false))
        {
            using var host = new RunHost(code, TimeProvider.System);
            // Nobody else owns it.
            var facts = new RunLabels(request.RunId, workflow, request.Revision.Id, request.Environment, null, null);
            var span = RunSpan.Begin("run", facts, TraceParent.OfEnvironment());
            var (run, refusals) = host.Prepare(request with { TraceParent = TraceParent.Write(span.Context), TraceState = span.Context.TraceState }, waiting: Tell);
            if (run is null)
            {
                foreach (var refusal in refusals)
                {
                    Console.Error.WriteLine($"error {refusal.Code}: {refusal.Message}");
                }

                if (refusals.Any(refusal => refusal.Code == RunError.InputsDoNotFit))
                {
                    Console.Error.WriteLine(InputErrors.HowToGive(JsonElement.Parse(request.Revision.Bytes.Span).GetProperty("input")));
                }

                span.End("refused", refusals[0].Code);
                return Wrong;
            }

            RunCounts.Started(facts);
            using var file = recordsFile is null ? null : new RunLogWriter(recordsFile);
            var began = Stopwatch.GetTimestamp();
            var last = await run.ExecuteAsync(new ShownJournal(file), cancellation).ConfigureAwait(false);
            var (status, error) = RunEnds.Of(last);
            span.End(status, error);
            if (last.IsEnd)
            {
                RunCounts.Ended(facts, status, error, Stopwatch.GetElapsedTime(began));
            }

            return End(last, answer);
        }
    }

    private static async Task<(StartRun Request, string Workflow, string? RecordsFile)> RequestAsync(RunArguments arguments, ImmutableArray<SnapshotWorkflow> workflows, CancellationToken cancellation)
    {
        var own = workflows.Where(workflow => workflow.Library is null).ToArray();
        var names = own.Select(workflow => workflow.Workflow).ToArray();
        var chosen = (arguments.Workflow, own) switch
        {
            (null, [var only]) => only,
            (null, _) => throw HostDoorErrors.WhichWorkflow(names),
            (var name, _) => own.FirstOrDefault(workflow => workflow.Workflow == name) ?? throw HostDoorErrors.NoSuchWorkflow(name, names),
        };
        var (settings, root, isProject) = DevelopmentSettings.Find(Environment.CurrentDirectory, chosen.Workflow);
        var runId = RunIds.New(DateTimeOffset.UtcNow);
        var request = new StartRun
        {
            RunId = runId,
            Revision = chosen.Revision,
            Calls = workflows.ToImmutableSortedDictionary(workflow => RevisionId.Prefix + workflow.Revision.Id, workflow => workflow.Revision, StringComparer.Ordinal),
            Inputs = await RunInputs.ReadAsync(arguments.Inputs, arguments.InputsFile, PipedInput.Open(), InputOf(chosen).Json, cancellation).ConfigureAwait(false),
            Environment = "development",
            LogLevel = arguments.LogLevel ?? LogSeverity.Warning,
            Settings = settings,
            Root = root,
        };

        // Nobody owns this run: its records wait there for whoever opens the run store next, and goes on with it where it waits for somebody.
        return (request with { Parking = isProject ? Parking.Outside : Parking.Never }, chosen.Workflow, isProject ? RecordsFile(root, runId) : null);
    }

    private static string RecordsFile(string root, string runId)
    {
        var state = StateFolder.Of(root);
        var file = Path.Combine(state, StateFolder.Inbox, $"{runId}.jsonl");
        Links.Refuse(file, StateFolder.Above(root, state));
        return file;
    }

    private static Schema InputOf(SnapshotWorkflow workflow) => RevisionJson.Read(workflow.Revision.Bytes).Input;

    // Writes the records down, where there is a project to keep them, and shows them.
    private sealed class ShownJournal(IRunJournal? file) : IRunJournal
    {
        public async ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result)
        {
            if (file is not null)
            {
                await file.WriteAsync(records, result).ConfigureAwait(false);
            }

            foreach (var record in records)
            {
                Tell(record);
            }
        }

        public long Kept => long.MaxValue;

        public ValueTask KeptAsync(long sequence, CancellationToken cancellation) => ValueTask.CompletedTask;
    }

    private static void Tell(RunEvent happened)
    {
        var line = happened switch
        {
            RunStarted started => $"{started.Workflow}@{RevisionId.Short(started.RevisionId)} run {started.RunId}",
            BlockCompleted { Replaces: { } failure } replaced => $"  {replaced.Block} {replaced.ElapsedMs:0} ms, a substitute by its OnError: {failure.Code}: {failure.Message}",
            BlockCompleted completed => $"  {completed.Block} {completed.ElapsedMs:0} ms",
            BlockLogged { Line: var log } logged => $"  {logged.Block} {log.Level.ToString().ToLowerInvariant()} {(log.Category == logged.Block ? "" : $"{log.Category}: ")}{log.Message}{(log.Detail is null ? "" : $"{Environment.NewLine}{log.Detail}")}",
            BlockRetrying retrying => $"  {retrying.Block} attempt {retrying.Attempt} failed, the next in {retrying.DelayMs:0} ms: {retrying.Error.Message}",
            BlockWaiting { Wait: var wait } waiting => $"  {waiting.Block} waits {(wait.Kind switch { WaitKind.Event => $"for the event '{wait.Event}'", WaitKind.Approval => $"for a decision: {wait.Text}", _ => $"until {wait.Due:u}" })}",
            BlockFailed failed => $"  {failed.Block} failed: {failed.Error.Code}: {failed.Error.Message}",
            _ => null,
        };
        if (line is not null)
        {
            Console.Error.WriteLine(line);
        }
    }

    private static void Tell(PlaceWait wait) => Console.Error.WriteLine($"  {wait.Block} {wait.Text}");

    private static int End(RunEvent last, TextWriter answer)
    {
        switch (last)
        {
            case RunCompleted completed:
                // As the tool prints it: text as it is, else JSON.
                answer.WriteLine(completed.Output.ValueKind == JsonValueKind.String ? completed.Output.GetString() : JsonSerializer.Serialize(completed.Output, Indented));
                answer.Flush();
                return Completed;
            case RunFailed failed:
                Console.Error.WriteLine($"error {failed.Error.Code}: {failed.Error.Message}{(failed.Error.Detail is { } detail ? Environment.NewLine + detail : "")}");
                return RunFailed;
            case RunBudgetExceeded exceeded:
                Console.Error.WriteLine($"error {exceeded.Error.Code}: {exceeded.Error.Message}");
                return BudgetExceeded;
            case RunWaiting:
                var run = RunIds.ShortOf(last.RunId);
                Console.Error.WriteLine($"The run waits, and this process is not needed any more. Go on with it: dotnet scout approve {run} --reason TEXT, dotnet scout signal {run} NAME --data JSON, or dotnet scout resume {run}");
                return Waiting;
            default:
                return Interrupted;
        }
    }
}
