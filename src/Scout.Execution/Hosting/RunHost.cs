using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scout.Execution.Blocks;
using Scout.Execution.Code;
using Scout.Execution.Http;
using Scout.Execution.Models;
using Scout.Execution.Plans;
using Scout.Execution.Templates;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Format;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Places;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Hosting;

/// <summary>Takes requests for runs: checks everything that can be checked before a run, and makes it ready. Safe for many threads.</summary>
internal sealed class RunHost(CodeBundle code, TimeProvider time) : IDisposable
{
    private readonly TemplateEngine _templates = new(TemplateLimits.Default, time);
    private readonly ModelConnections _connections = new(time);
    private readonly HttpConnections _http = new();

    // For the runs that nobody else gives places to.
    private readonly ModelPlaces _places = new(time);
    private readonly ConcurrentDictionary<string, Plan> _plans = new(StringComparer.Ordinal);

    /// <summary>Makes a run ready.</summary>
    /// <param name="request">The run.</param>
    /// <param name="saying">Told what models have said so far, with the block's path, where somebody watches.</param>
    /// <param name="places">Where the run gets its places at models; none: here.</param>
    /// <param name="waiting">Told of a block that has waited for such a place for a while, where the run gets them here; none: nobody is.</param>
    /// <returns>The run, or every reason why it cannot be started.</returns>
    public (ReadyRun? Run, ImmutableArray<RunError> Refusals) Prepare(StartRun request, Action<string, string>? saying = null, IModelPlaces? places = null, Action<PlaceWait>? waiting = null)
    {
        try
        {
            code.Logs.Least = request.LogLevel;
            var plan = Plan(request.Revision, request.Calls);
            var environment = code.Environment(request.Environment);
            var secrets = new RunSecrets(environment.Configuration, code.Secrets);
            var models = new ChatClients(request.Settings, request.Root, environment.Services, secrets.Key, _connections);
            var problems = SchemaCheck.Validate(plan.Revision.Input, request.Inputs, out var inputs);
            ImmutableArray<RunError> refusals =
            [
                .. problems.Select(HostErrors.InputDoesNotFit),
                .. PlanBlocks.All(plan).SelectMany(block => Problems(block, request, models)).DistinctBy(error => error.Message),
            ];
            return refusals.IsEmpty ? (new ReadyRun(Context(request, environment, secrets, models) with
            {
                Saying = request.IsWatched ? saying : null,
                Places = places ?? new OwnPlaces(_places, request.Environment, request.Settings, time, waiting),
            }, plan, request, inputs), []) : (null, Hidden(refusals));
        }
        catch (ScoutException exception)
        {
            return (null, Hidden(HostErrors.Of(exception)));
        }
        catch (Exception exception)
        {
            // Told rather than thrown: whoever asked waits for an answer.
            return (null, Hidden([HostErrors.Failed(exception)]));
        }
    }

    // What the project's Configure threw may say what it read.
    private ImmutableArray<RunError> Hidden(ImmutableArray<RunError> refusals) =>
        [.. refusals.Select(refusal => refusal with { Message = code.Secrets.Redact(refusal.Message), Detail = refusal.Detail is { } detail ? code.Secrets.Redact(detail) : null })];

    /// <summary>Lets go of the connections to models and services.</summary>
    public void Dispose()
    {
        _connections.Dispose();
        _http.Dispose();
    }

    private RunContext Context(StartRun request, CodeEnvironment environment, RunSecrets secrets, ChatClients models) => new()
    {
        RunId = request.RunId,
        Environment = request.Environment,
        Variables = PlainJson.Object(request.Settings.Variables),
        Secrets = secrets,
        Templates = _templates,
        Methods = code.Methods,
        Services = environment.Services,
        Models = models,
        Http = _http.Get(request.Settings.Http),
        Access = request.Settings.Http,
        Limits = request.Settings.Limits,
        Time = time,
        LogLevel = request.LogLevel,
        RerunOf = request.RerunOf,
        TellsContent = string.Equals(System.Environment.GetEnvironmentVariable("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"), "true", StringComparison.OrdinalIgnoreCase),
        Earlier = request.Earlier,
        Answers = request.Answers is { } kept ? new(kept, secrets.Redact) : null,
        StandIns = request.StandIns is { IsEmpty: false } all ? call => StandIn.Find(all, call.Path) : null,
    };

    private Plan Plan(StoredRevision revision, ImmutableSortedDictionary<string, StoredRevision> calls)
    {
        if (_plans.TryGetValue(revision.Id, out var kept))
        {
            return kept;
        }

        var read = RevisionJson.Read(revision.Bytes);
        var called = read.Calls.ToDictionary(call => call.Key, call => Called(call.Key, call.Value, calls), StringComparer.Ordinal);
        return _plans.GetOrAdd(revision.Id, PlanCompiler.Compile(read, revision.Id, called));
    }

    private Plan Called(string workflow, string pinned, ImmutableSortedDictionary<string, StoredRevision> calls)
    {
        if (!calls.TryGetValue(pinned, out var revision))
        {
            throw HostErrors.OtherCall(workflow, pinned, null);
        }

        return RevisionId.Prefix + revision.Id == pinned ? Plan(revision, calls) : throw HostErrors.OtherCall(workflow, pinned, revision.Id);
    }

    private IEnumerable<RunError> Problems(Block block, StartRun request, ChatClients models)
    {
        foreach (var check in block.Parts.SelectMany(part => Checks(part, block, request, models)))
        {
            if (Problem(check) is { } error)
            {
                yield return new(error.Code, error.Message, block.Id);
            }
        }
    }

    private IEnumerable<Action> Checks(BlockPart part, Block block, StartRun request, ChatClients models) => part switch
    {
        BlockPart.Code called => [() => Verify(called.Method, request)],
        BlockPart.Model model => [() => models.Find(model.Alias, block.Id), () => Priced(model.Alias, request, models)],
        BlockPart.Tools tools => tools.All.Values.Select(tool => (Action)(() => code.Verify(tool.Code))),
        _ => [],
    };

    private void Verify(CodeReference called, StartRun request)
    {
        if (request.SkipsFingerprints)
        {
            code.Methods.Find(called.Method);
        }
        else
        {
            code.Verify(called);
        }
    }

    // A budget of cost cannot be kept where nobody knows what is paid.
    private static void Priced(string alias, StartRun request, ChatClients models)
    {
        if (request.Settings.Limits?.Cost is not null && !models.HasPrice(alias))
        {
            throw ModelErrors.PriceMissing(alias, request.Environment, models.Settings(alias) is not null);
        }
    }

    private static ScoutException? Problem(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (ScoutException exception)
        {
            return exception;
        }
    }
}
