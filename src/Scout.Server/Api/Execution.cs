using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Scout.Environments.Contracts;
using Scout.Environments.Queries;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Runs.Calling;
using Scout.Runs.Owning;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Answers;

namespace Scout.Server.Api;

/// <summary>A request to run a workflow, read and pinned, but not started.</summary>
/// <param name="Target">What runs.</param>
/// <param name="Inputs">The inputs; they fit.</param>
/// <param name="Session">The session that the run belongs to.</param>
/// <param name="IsStreaming">Whether the answer is a stream of events.</param>
/// <param name="IsWatched">Whether somebody may listen to what models say meanwhile.</param>
/// <param name="Key">The caller's <c>Idempotency-Key</c>, or none.</param>
internal sealed record ExecutionRequest(RunTarget Target, JsonElement Inputs, string Session, bool IsStreaming, bool IsWatched, string? Key)
{
    /// <summary>Whom the run's end is told to, or none.</summary>
    public Callback? Callback { get; init; }
}

/// <summary>Starts runs for callers: once for each of their keys.</summary>
internal sealed class Execution(RunHub hub, TimeProvider time)
{
    private static readonly ConditionalWeakTable<StoredRevision, Schema> Schemas = [];

    /// <summary>The run of a request: a new one, or the one that the same key started before.</summary>
    /// <returns>The run's id, and the run where this server has it, or just had it.</returns>
    /// <exception cref="ApiException">The key was used for something else; the worker refuses the run.</exception>
    public async Task<(string RunId, LiveRun? Run)> StartAsync(ExecutionRequest request, Caller caller)
    {
        var runId = RunIds.New(time.GetUtcNow());
        if (request.Key is not null)
        {
            var taken = await hub.Runs.TakeKeyAsync(caller.Key.Id, request.Key, HashOf(request), runId, time.GetUtcNow()).ConfigureAwait(false);
            if (!taken.IsSame)
            {
                throw ApiException.Wrong("value_error", "This Idempotency-Key was used for another request. Use a new one for each thing that is to be done.", "header", "Idempotency-Key");
            }

            runId = taken.RunId;
        }

        if (request.Callback is { } callback)
        {
            await hub.Runs.KeepCallbackAsync(callback with { RunId = runId }, time.GetUtcNow()).ConfigureAwait(false);
        }

        var asked = new Asked { Trigger = new(RunTrigger.Api, caller.Key.Name), Session = request.Session };
        var begun = await hub.BeginAsync(request.Target with { IsWatched = request.IsWatched }, request.Inputs, runId, asked, isNew: request.Key is null).ConfigureAwait(false);
        if (begun.Refusals is [var first, ..])
        {
            if (request.Key is not null)
            {
                await hub.Runs.GiveKeyBackAsync(runId).ConfigureAwait(false);
            }

            if (request.Callback is not null)
            {
                await hub.Runs.RemoveCallbackAsync(runId).ConfigureAwait(false);
            }

            throw ValidationAnswers.OfRefusals(begun.Refusals) is { } problems
                ? ApiException.Wrong(problems.Detail)
                : ApiException.Conflict(string.Join(" ", begun.Refusals.Select(refusal => refusal.Message)), first.Code);
        }

        return (runId, begun.Run);
    }

    /// <summary>The inputs with the schema's defaults.</summary>
    /// <exception cref="ApiException">They do not fit: every problem with its place.</exception>
    public static void Check(RunTarget target, JsonElement inputs)
    {
        var schema = Schemas.GetValue(target.Revision, revision => new(JsonElement.Parse(revision.Bytes.Span).GetProperty("input")));
        var problems = SchemaCheck.Validate(schema, inputs, out _);
        if (!problems.IsEmpty)
        {
            throw ApiException.Wrong(ValidationAnswers.OfLines(problems).Detail);
        }
    }

    /// <summary>Goes on only where what runs is what the caller was made for.</summary>
    /// <param name="target">What runs.</param>
    /// <param name="headers"><c>Scout-Expect-Revision</c>, <c>Scout-Expect-Contract</c>.</param>
    /// <exception cref="ScoutException">It is not.</exception>
    public static void Expect(RunTarget target, IHeaderDictionary headers)
    {
        if (headers["Scout-Expect-Revision"].ToString() is { Length: > 0 } revision && !target.RevisionId.StartsWith(revision, StringComparison.Ordinal))
        {
            throw ExecutionErrors.OtherRevision(target, Shown(revision));
        }

        if (headers["Scout-Expect-Contract"].ToString() is { Length: > 0 } contract && ContractHash.Of(target.Revision) is var actual && actual != contract)
        {
            throw ExecutionErrors.OtherContract(target, actual, Shown(contract));
        }
    }

    private static byte[] HashOf(ExecutionRequest request) => SHA256.HashData(CanonicalJson.Write(PlainJson.Object(
        ("workflow", PlainJson.Of(request.Target.Workflow)),
        ("environment", PlainJson.Of(request.Target.Environment)),
        ("inputs", request.Inputs),
        ("callback", request.Callback is { } callback ? PlainJson.Of(callback.Url) : null))));

    private static string Shown(string header) => header.Length > 80 ? header[..80] + "..." : header;
}
