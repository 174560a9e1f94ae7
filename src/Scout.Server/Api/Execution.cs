using System.Security.Cryptography;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Runs.Owning;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Answers;
using Scout.Server.Wire.Definitions;

namespace Scout.Server.Api;

/// <summary>A request to run a workflow, read and pinned, but not started.</summary>
/// <param name="Target">What runs.</param>
/// <param name="Inputs">The inputs; they fit.</param>
/// <param name="Session">The session that the run belongs to.</param>
/// <param name="IsStreaming">Whether the answer is a stream of events.</param>
/// <param name="Key">The caller's <c>Idempotency-Key</c>, or none.</param>
internal sealed record ExecutionRequest(RunTarget Target, JsonElement Inputs, string Session, bool IsStreaming, string? Key);

/// <summary>Starts runs for callers: once for each of their keys.</summary>
internal sealed class Execution(RunHub hub, TimeProvider time)
{
    /// <summary>The run of a request: a new one, or the one that the same key started before.</summary>
    /// <returns>The run's id.</returns>
    /// <exception cref="ApiException">The key was used for something else; the worker refuses the run.</exception>
    public async Task<string> StartAsync(ExecutionRequest request, Caller caller)
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

        var asked = new Asked { Trigger = new(RunTrigger.Api, caller.Key.Name), Session = request.Session };
        var refusals = await hub.StartAsync(request.Target with { IsWatched = request.IsStreaming }, request.Inputs, runId, asked).ConfigureAwait(false);
        if (refusals is [var first, ..])
        {
            if (request.Key is not null)
            {
                await hub.Runs.GiveKeyBackAsync(runId).ConfigureAwait(false);
            }

            throw ValidationAnswers.OfRefusals(refusals) is { } problems
                ? ApiException.Wrong(problems.Detail)
                : ApiException.Conflict(string.Join(" ", refusals.Select(refusal => refusal.Message)), first.Code);
        }

        return runId;
    }

    /// <summary>The inputs with the schema's defaults.</summary>
    /// <exception cref="ApiException">They do not fit: every problem with its place.</exception>
    public static void Check(RunTarget target, JsonElement inputs)
    {
        var schema = JsonElement.Parse(target.Revision.Bytes.Span).GetProperty("input");
        var problems = SchemaCheck.Validate(new Schema(schema), inputs, out _);
        if (!problems.IsEmpty)
        {
            throw ApiException.Wrong(ValidationAnswers.OfLines(problems).Detail);
        }
    }

    /// <summary>Goes on only where what runs is what the caller was made for.</summary>
    /// <param name="target">What runs.</param>
    /// <param name="headers"><c>Scout-Expect-Revision</c>, <c>Scout-Expect-Contract</c>.</param>
    /// <exception cref="ApiException">It is not.</exception>
    public static void Expect(RunTarget target, IHeaderDictionary headers)
    {
        if (headers["Scout-Expect-Revision"].ToString() is { Length: > 0 } revision && !target.RevisionId.StartsWith(revision, StringComparison.Ordinal))
        {
            throw ApiException.Conflict($"{target.Environment} of {target.Workflow} is at revision {target.RevisionId}, not at {Shown(revision)}. Nothing was run.");
        }

        if (headers["Scout-Expect-Contract"].ToString() is { Length: > 0 } contract && ContractHash.Of(target.Revision) is var actual && actual != contract)
        {
            throw ApiException.Conflict($"The inputs and outputs of {target.Workflow} in {target.Environment} are {actual}, not {Shown(contract)}: they have changed since the caller was made. Nothing was run.");
        }
    }

    private static byte[] HashOf(ExecutionRequest request) => SHA256.HashData(CanonicalJson.Write(PlainJson.Object(
        ("workflow", PlainJson.Of(request.Target.Workflow)),
        ("environment", PlainJson.Of(request.Target.Environment)),
        ("inputs", request.Inputs))));

    private static string Shown(string header) => header.Length > 80 ? header[..80] + "..." : header;
}
