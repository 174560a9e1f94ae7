using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Keys;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Runs.Reruns;
using Scout.Server.Projects;
using Scout.Server.Running;
using Scout.Web.Visiting;

namespace Scout.Web.Waiting;

/// <summary>A run that does not go on by itself, or not yet.</summary>
/// <param name="Entry">The run.</param>
/// <param name="Undecided">The blocks that must not run twice and were under way when their worker died.</param>
/// <param name="MayTell">Whether the visitor may tell it anything.</param>
internal sealed record WaitingRun(RunEntry Entry, ImmutableArray<string> Undecided, bool MayTell);

/// <summary>What runs wait for, and what visitors tell them: by the rules that the command line and the API have.</summary>
internal sealed class WaitDesk(ProjectStores stores, RunHub hub, TimeProvider time)
{
    /// <summary>How many runs are looked at.</summary>
    public const int Most = 100;
    private const int MostKept = 100;

    // Revisions never change, and so neither does what their events bring.
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, JsonElement>> _data = new(StringComparer.Ordinal);

    /// <summary>Runs that wait, that need a decision, or on which nobody works any more; the newest first.</summary>
    public ImmutableArray<WaitingRun> Read(Visitor visitor) =>
    [
        .. from run in hub.Runs.List(
               new() { Statuses = [RunStatus.Waiting, RunStatus.NeedsDecision, RunStatus.Interrupted, RunStatus.BudgetExceeded], Workflow = visitor.Key?.Workflow, Environments = visitor.Key?.Environments ?? default }, Most).Runs
           select new WaitingRun(run, run.Status == RunStatus.NeedsDecision ? [.. hub.Runs.Read(run.RunId).Undecided] : [], visitor.May(KeyScope.Execute, run.Workflow, run.Environment)),
    ];

    /// <summary>Whether somebody may decide an approval; who may not is told so before.</summary>
    public static bool MayDecide(Visitor visitor, BlockWait wait) => wait.MayDecide(visitor.Person.Email ?? visitor.Person.Name);

    /// <summary>What the data of an event must be, as a JSON Schema; any, where its revision is not there.</summary>
    public JsonElement DataOf(RunEntry run, string block)
    {
        if (_data.Count > MostKept)
        {
            _data.Clear();
        }

        // One that cannot be read now may be so later.
        if (!_data.TryGetValue(run.RevisionId, out var data) && (data = Data(run)) is not null)
        {
            _data[run.RevisionId] = data;
        }

        return data is not null && data.TryGetValue(BlockShape.WithoutPlaces(block), out var schema) ? schema : PlainJson.Of(true);
    }

    /// <summary>Decides an approval, as it was shown.</summary>
    public Task DecideAsync(Visitor visitor, RunEntry run, RunWait shown, bool isApproved, string reason) =>
        TellAsync(visitor, run, summary => summary.Waits.FirstOrDefault(wait => wait.Path == shown.Block).Wait is { } asked && asked.Text != shown.Wait.Text
            ? throw WaitErrors.AsksAnother(shown.Block)
            : Task.FromResult(Telling.Decision(summary, shown.Block, isApproved, reason, visitor.Person, time.GetUtcNow())));

    /// <summary>Tells a run that an event has come.</summary>
    public Task SignalAsync(Visitor visitor, RunEntry run, string block, string name, JsonElement data) => TellAsync(visitor, run, async summary =>
    {
        var target = await stores.Store.PinnedTargetAsync(run.Workflow, run.RevisionId, run.Environment, run.PromotionId, run.Bundle);
        return Telling.Event(summary, target, name, block, data, visitor.Person);
    });

    /// <summary>Goes on with a run on which nobody works.</summary>
    /// <param name="visitor">Who says so.</param>
    /// <param name="run">The run.</param>
    /// <param name="said">What becomes of blocks that must not run twice; none where there are none.</param>
    /// <returns>Every reason why it does not go on; empty where it does.</returns>
    public async Task<ImmutableArray<string>> ResumeAsync(Visitor visitor, RunEntry run, Decision? said)
    {
        Check(visitor, run);
        return [.. (await hub.ResumeAsync(run, said)).Select(refusal => refusal.Message)];
    }

    private async Task TellAsync(Visitor visitor, RunEntry run, Func<RunSummary, Task<RunSignal>> signal)
    {
        Check(visitor, run);
        await hub.TellAsync(run, await signal(hub.Runs.Read(run.RunId)));
    }

    private static void Check(Visitor visitor, RunEntry run)
    {
        if (!visitor.May(KeyScope.Execute, run.Workflow, run.Environment))
        {
            throw VisitErrors.MayNot(visitor, KeyScope.Execute, run.Environment);
        }
    }

    private FrozenDictionary<string, JsonElement>? Data(RunEntry run)
    {
        try
        {
            var revision = stores.Store.Show(run.RevisionId, run.Workflow);
            return RevisionBlocks.Of(revision.Revision, revision.Calls).ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Json.TryGetProperty("output", out var output) ? output : PlainJson.Of(true), StringComparer.Ordinal);
        }
        catch (ScoutException)
        {
            // Telling says what is wrong with it.
            return null;
        }
    }
}
