using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Scout.Environments.Contracts;
using Scout.Environments.Queries;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Runs.Calling;
using Scout.Runs.Changes;
using Scout.Runs.Owning;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Answers;

namespace Scout.Server.Api;

/// <summary>A request to run a workflow, as it was sent: nothing of it is resolved, so that the same one is the same whatever has moved since.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Inputs">The inputs, not checked yet.</param>
internal sealed record ExecutionRequest(string Workflow, string Environment, JsonElement Inputs)
{
    /// <summary>A revision instead of the one that the environment points at, or none.</summary>
    public string? RevisionId { get; init; }

    /// <summary>The session that the run belongs to; none: a new one.</summary>
    public string? Session { get; init; }

    /// <summary>The revision that must run, or its beginning; none: any.</summary>
    public string? ExpectedRevision { get; init; }

    /// <summary>The contract that the caller was made for; none: any.</summary>
    public string? ExpectedContract { get; init; }

    /// <summary>Whom the run's end is told to, or nobody.</summary>
    public StringValues Callback { get; init; }

    /// <summary>The caller's <c>Idempotency-Key</c>, or none.</summary>
    public string? Key { get; init; }

    /// <summary>Whether it is answered as soon as the run has started.</summary>
    public bool IsAsync { get; init; }

    /// <summary>Whether somebody may listen to what models say meanwhile.</summary>
    public bool IsWatched { get; init; }

    /// <summary>The hash of all that says what is to be done, and not of how that is answered.</summary>
    public byte[] Hash() => SHA256.HashData(CanonicalJson.WriteExact(PlainJson.Object(
        ("workflow", PlainJson.Of(Workflow)),
        ("environment", PlainJson.Of(Environment)),
        ("inputs", Inputs),
        ("revision", Said(RevisionId)),
        ("session", Said(Session)),
        ("expected_revision", Said(ExpectedRevision)),
        ("expected_contract", Said(ExpectedContract)),
        ("callback", Said(Callback)))));

    private static JsonElement? Said(string? text) => string.IsNullOrEmpty(text) ? null : PlainJson.Of(text);
}

/// <summary>Starts runs for callers: once for each of their keys.</summary>
internal sealed class Execution(Targets targets, CallbackRequests callbacks, RunHub hub, TimeProvider time)
{
    private static readonly ConditionalWeakTable<StoredRevision, Schema> Schemas = [];
    private readonly Turns<(string Caller, string Key)> _turns = new();

    /// <summary>The run of a request: a new one, or the one that the same key started before.</summary>
    /// <returns>The run's id, and the run where this server has it, or just had it; of one that ran before nothing may be kept any more.</returns>
    /// <exception cref="ApiException">The key was used for something else; the inputs do not fit; the worker refuses the run.</exception>
    /// <exception cref="ScoutException">There is no such thing to run, or not as the caller expects it.</exception>
    public Task<(string RunId, LiveRun? Run)> StartAsync(ExecutionRequest request, Caller caller) => request.Key is { } key
        ? _turns.TakeAsync((caller.Key.Id, key), () => OnceAsync(request, key, caller))
        : BeginAsync(request, caller, RunIds.New(time.GetUtcNow()));

    // What was accepted is answered by its run before anything else is looked at: it ran, whatever environments point at or allow by now.
    private async Task<(string RunId, LiveRun? Run)> OnceAsync(ExecutionRequest request, string key, Caller caller)
    {
        var now = time.GetUtcNow();
        var hash = request.Hash();
        var known = hub.Runs.FindKey(caller.Key.Id, key, now);
        if (known is not null && !known.Request.AsSpan().SequenceEqual(hash))
        {
            throw ApiException.Wrong("value_error", "This Idempotency-Key was used for another request. Use a new one for each thing that is to be done.", "header", "Idempotency-Key");
        }

        if (known is not null && (hub.Live(known.RunId) is var live) && (live is not null || known.IsStarted))
        {
            return (known.RunId, live);
        }

        // One that did not come to begin, because the server died, begins now.
        var taken = new RunKey(known?.RunId ?? RunIds.New(now), hash, IsStarted: false);
        return await BeginAsync(request, caller, taken.RunId, taken).ConfigureAwait(false);
    }

    private async Task<(string RunId, LiveRun? Run)> BeginAsync(ExecutionRequest request, Caller caller, string runId, RunKey? key = null)
    {
        targets.Environment(caller, request.Environment, "query", "environment");
        var target = await targets.OfAsync(caller, request.Workflow, request.Environment, request.RevisionId).ConfigureAwait(false);
        var callback = callbacks.Of(request.Environment, request.Callback);
        Expect(target, request);
        Check(target, request.Inputs);
        var isKept = target.Keeping.Durability != RunDurability.None;
        if (request.IsAsync && !isKept)
        {
            throw ApiException.Wrong("value_error", $"{request.Environment} keeps no records of its runs (\"durability\": \"none\"), and without them nobody can look for one later. Leave Prefer: respond-async out, or keep them.", "header", "Prefer");
        }

        if (key is not null)
        {
            // No record will say that it has started where none is kept.
            await hub.Runs.TakeKeyAsync(caller.Key.Id, request.Key!, key with { IsStarted = !isKept }, time.GetUtcNow()).ConfigureAwait(false);
        }

        if (callback is not null)
        {
            await hub.Runs.KeepCallbackAsync(callback with { RunId = runId }, time.GetUtcNow()).ConfigureAwait(false);
        }

        var asked = new Asked { Trigger = new(RunTrigger.Api, caller.Key.Name), Session = request.Session ?? $"sess_{Guid.NewGuid():N}" };
        BegunRun? begun = null;
        try
        {
            begun = await hub.BeginAsync(target with { IsWatched = request.IsWatched }, request.Inputs, runId, asked, isNew: key is null).ConfigureAwait(false);
        }
        finally
        {
            if (begun is not { Refusals.IsEmpty: true })
            {
                await ForgetAsync(runId, key, callback).ConfigureAwait(false);
            }
        }

        return begun.Refusals is not [var first, ..] ? (runId, begun.Run)
            : throw (ValidationAnswers.OfRefusals(begun.Refusals) is { } problems
                ? ApiException.Wrong(problems.Detail)
                : ApiException.Conflict(string.Join(" ", begun.Refusals.Select(refusal => refusal.Message)), first.Code));
    }

    // Of a run that did not begin nothing is left.
    private async Task ForgetAsync(string runId, RunKey? key, Callback? callback)
    {
        if (key is not null)
        {
            await hub.Runs.GiveKeyBackAsync(runId).ConfigureAwait(false);
        }

        if (callback is not null)
        {
            await hub.Runs.RemoveCallbackAsync(runId).ConfigureAwait(false);
        }
    }

    // Every problem is told, with its place.
    private static void Check(RunTarget target, JsonElement inputs)
    {
        var schema = Schemas.GetValue(target.Revision, revision => new(JsonElement.Parse(revision.Bytes.Span).GetProperty("input")));
        var problems = SchemaCheck.Validate(schema, inputs, out _);
        if (!problems.IsEmpty)
        {
            throw ApiException.Wrong(ValidationAnswers.OfLines(problems).Detail);
        }
    }

    // What runs is what the caller was made for, or nothing does.
    private static void Expect(RunTarget target, ExecutionRequest request)
    {
        if (request.ExpectedRevision is { Length: > 0 } revision && !target.RevisionId.StartsWith(revision, StringComparison.Ordinal))
        {
            throw ExecutionErrors.OtherRevision(target, Shown(revision));
        }

        if (request.ExpectedContract is { Length: > 0 } contract && ContractHash.Of(target.Revision) is var actual && actual != contract)
        {
            throw ExecutionErrors.OtherContract(target, actual, Shown(contract));
        }
    }

    private static string Shown(string header) => header.Length > 80 ? header[..80] + "..." : header;
}
