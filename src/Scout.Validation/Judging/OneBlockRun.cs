using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;

namespace Scout.Validation.Judging;

/// <summary>A workflow of one block: nobody wrote it, and no store has it. It runs in the worker as any, with what the settings of the target say of models, secrets and limits.</summary>
/// <param name="owner">Starts the run.</param>
/// <param name="target">Whose worker and settings count.</param>
/// <param name="suite">The suite that asks.</param>
/// <param name="answers">Where answers of models are kept; none: every one is asked for.</param>
internal sealed class OneBlockRun(RunOwner owner, RunTarget target, string suite, KeptAnswers? answers = null)
{
    /// <summary>Runs it.</summary>
    /// <param name="id">The block's id.</param>
    /// <param name="block">The block. What is asked is data of the run: nothing in it is read as a template.</param>
    /// <param name="inputs">What the run is given: all of it is needed.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <returns>The run as it ended, or why it could not be started.</returns>
    public async Task<(RunSummary? End, ImmutableArray<RunError> Refusals)> RunAsync(string id, JsonElement block, JsonElement inputs, CancellationToken cancellation)
    {
        var run = await owner.StartAsync(Target(id, block, inputs), inputs, new Asked { Trigger = new(RunTrigger.Validation, suite), Answers = answers }, cancellation).ConfigureAwait(false);
        if (!run.Refusals.IsEmpty)
        {
            return (null, run.Refusals);
        }

        await using var interruption = cancellation.Register(() => _ = run.CancelAsync()).ConfigureAwait(false);
        await foreach (var _ in run.ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            // Each is kept before it is told.
        }

        return (await run.End.ConfigureAwait(false), []);
    }

    private RunTarget Target(string id, JsonElement block, JsonElement inputs)
    {
        var given = inputs.EnumerateObject().Select(input => (input.Name, Schema: input.Value.ValueKind == JsonValueKind.String ? JsonElement.Parse("""{"type":"string"}""") : JsonElement.Parse("{}"))).ToArray();
        var stored = StoredRevision.Of(CanonicalJson.Write(PlainJson.Object(
            ("format", PlainJson.Of(1)),
            ("workflow", PlainJson.Of(target.Workflow)),
            ("input", PlainJson.Object(
                ("type", PlainJson.Of("object")),
                ("properties", PlainJson.Object(given.Select(input => KeyValuePair.Create(input.Name, input.Schema)))),
                ("required", PlainJson.List(given.Select(input => PlainJson.Of(input.Name)))))),
            ("output", block.GetProperty("output")),
            ("blocks", PlainJson.Object((id, (JsonElement?)block))),
            ("result", PlainJson.Of(id)))));
        return target with { Revision = stored, RevisionId = stored.Id, Calls = ImmutableSortedDictionary.Create<string, StoredRevision>(StringComparer.Ordinal), SkipsFingerprints = true };
    }
}
