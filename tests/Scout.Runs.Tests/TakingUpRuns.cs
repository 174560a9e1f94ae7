using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Owning;
using Scout.Runs.Reruns;
using Scout.Runs.Storage;

namespace Scout.Runs.Tests;

/// <summary>Whoever goes on with a run goes on with what it was started as; where nobody can, everybody hears so.</summary>
public sealed class TakingUpRuns : IDisposable
{
    private static readonly JsonElement Request = RunsFolder.Inputs(new { order = "A1", amount = 12.5, cooling = "PT0S" });
    private static readonly WorkerPoolOptions Workers = new() { Idle = TimeSpan.Zero };
    private readonly RunsFolder _folder = RunsFolder.CreateAsync("refund", "charge").GetAwaiter().GetResult();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rerun_that_has_waited_still_takes_over_what_ran_before(bool isLeft)
    {
        await using var runs = _folder.Open();
        var (target, file) = (await _folder.TargetAsync("charge"), _folder.File("charges"));
        var inputs = RunsFolder.Inputs(new { order = file, amount = 12.5, cooling = "PT0S" });
        string first;
        await using (var owner = RunOwner.Open(runs, Workers, TimeProvider.System))
        {
            var run = await WaitingAsync(owner, "charge", inputs);
            first = run.RunId;
            await runs.SignalAsync(first, Allowed());
            Assert.Equal(RunStatus.Completed, (await run.End).Status);
        }

        var blocks = RevisionBlocks.Of(target.Revision, target.Calls);
        var plan = RerunPlan.Of(runs.Read(first), blocks, blocks, null);
        await using (var owner = RunOwner.Open(runs, Workers, TimeProvider.System))
        {
            var again = await owner.RerunAsync(target, inputs, first, plan.Earlier, Asked.ByTool, Cancellation);
            await UntilAsync(again, record => record is RunWaiting);
            if (isLeft)
            {
                again.Leave();
                await again.End;
                await runs.SignalAsync(again.RunId, Allowed());
                again = await owner.ResumeAsync(target, again.RunId, null, Cancellation);
            }
            else
            {
                await runs.SignalAsync(again.RunId, Allowed());
            }

            var end = await again.End;
            Assert.Equal((RunStatus.Completed, first), (end.Status, end.RerunOf));
            Assert.Empty(runs.Earlier(again.RunId));
        }

        Assert.Single(await File.ReadAllLinesAsync(file, Cancellation));
    }

    [Fact]
    public async Task A_run_of_a_validation_that_waits_for_a_while_comes_to_its_end()
    {
        await using var runs = _folder.Open();
        await using var owner = RunOwner.Open(runs, Workers, TimeProvider.System);
        var denied = new StandIn(RunsFolder.Inputs(new { approved = false, by = "Ada", reason = "no", at = "2026-11-28T10:00:00Z" }), null);
        var run = await owner.StartAsync(
            await _folder.TargetAsync("refund"),
            RunsFolder.Inputs(new { order = "A1", amount = 12.5, cooling = "PT6S" }),
            new Asked { Trigger = new(RunTrigger.Validation, "suite"), StandIns = ImmutableSortedDictionary.Create<string, StandIn>(StringComparer.Ordinal).Add("allow", denied) },
            Cancellation);

        Assert.Equal((RunStatus.Completed, null), ((await run.End).Status, (await run.End).Error));
    }

    [Fact]
    public async Task Nothing_is_begun_of_which_nothing_could_be_kept()
    {
        await using var runs = _folder.Open();
        var isFull = true;
        await using var owner = RunOwner.Open(runs, Workers, TimeProvider.System, (stage, _, records) => _ = isFull && stage == KeepingStage.Reported ? throw new ScoutException("SCOUT7356", "full") : 0);

        var error = await Assert.ThrowsAsync<ScoutException>(async () => await owner.StartAsync(await _folder.TargetAsync("refund"), Request, Cancellation));

        Assert.Equal(("SCOUT7319", ErrorKind.Unavailable), (error.Code, error.Kind));
        Assert.Contains("SCOUT7356: full", error.Message, StringComparison.Ordinal);
        Assert.Empty(runs.List().Runs);
        isFull = false;
        await WaitingAsync(owner);
    }

    [Fact]
    public async Task A_worker_that_has_other_code_than_the_revision_is_replaced_by_one_that_has_what_is_there_now()
    {
        await using var runs = _folder.Open();
        var workers = new List<int>();
        await using var owner = RunOwner.Open(runs, new(), TimeProvider.System, (_, worker, _) => workers.Add(worker));
        var target = await _folder.TargetAsync("refund");
        var other = StoredRevision.Of(Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(target.Revision.Bytes.Span), "(\"fingerprint\":\"[^\"]*)[0-9a-f]{8}\"", "${1}00000000\"")));
        await WaitingAsync(owner);

        for (var again = 0; again < 2; again++)
        {
            var refused = await owner.StartAsync(target with { Revision = other }, Request, Cancellation);
            Assert.Equal("SCOUT7202", Assert.Single(refused.Refusals).Code);
        }

        await WaitingAsync(owner);
        Assert.Equal(2, workers.Distinct().Count());
    }

    [Fact]
    public async Task Whoever_watches_a_run_whose_store_fails_while_it_waits_hears_of_its_end()
    {
        await using var runs = _folder.Open();
        await using var owner = RunOwner.Open(runs, Workers, TimeProvider.System);
        var run = await WaitingAsync(owner);
        await runs.Writer.WriteAsync(connection => connection.Execute("ALTER TABLE signals RENAME TO lost"));

        run.Leave();

        Assert.Equal(("SCOUT7352", RunStatus.Interrupted), ((await run.End).Error?.Code, (await run.End).Status));
        await runs.Writer.WriteAsync(connection => connection.Execute("ALTER TABLE lost RENAME TO signals"));
    }

    [Fact]
    public async Task What_is_unforeseen_where_a_run_goes_on_interrupts_it()
    {
        await using var runs = _folder.Open();
        var isBroken = false;
        await using var owner = RunOwner.Open(runs, Workers, TimeProvider.System, (stage, _, _) => _ = isBroken ? throw new IOException("no more handles") : stage);
        var run = await WaitingAsync(owner);
        isBroken = true;

        await runs.SignalAsync(run.RunId, Allowed());

        var end = await run.End;
        Assert.Equal((RunStatus.Interrupted, "SCOUT7320"), (end.Status, end.Error?.Code));
        Assert.Contains("no more handles", end.Error!.Message, StringComparison.Ordinal);
        Assert.False(runs.HasOwner(run.RunId));
    }

    [Fact]
    public async Task An_order_is_for_whoever_has_the_run_and_for_nobody_who_takes_it_up_later()
    {
        await using var runs = _folder.Open();
        string id;
        await using (var owner = RunOwner.Open(runs, Workers, TimeProvider.System))
        {
            id = (await LeftAsync(owner)).RunId;
        }

        // As one left it whose order its owner did not live to take.
        await runs.Writer.WriteAsync(connection => connection.Execute("INSERT INTO orders (run, epoch, body) VALUES ($id, 1, 'Cancel')", ("$id", id)));
        await using (var owner = RunOwner.Open(runs, Workers, TimeProvider.System))
        {
            var run = await owner.ResumeAsync(await _folder.TargetAsync("refund"), id, null, Cancellation);
            while (runs.Connect() is var connection && connection.Value<long>("SELECT count(*) FROM orders") > 0)
            {
                connection.Dispose();
                await Task.Delay(20, Cancellation);
            }

            Assert.Equal(RunStatus.Waiting, runs.Entry(id).Status);
            Assert.False(run.End.IsCompleted);
        }
    }

    [Fact]
    public async Task A_run_that_is_canceled_while_its_owner_leaves_it_is_canceled()
    {
        await using var runs = _folder.Open();
        for (var round = 0; round < 4; round++)
        {
            await using var owner = RunOwner.Open(runs, Workers, TimeProvider.System);
            var run = await WaitingAsync(owner);

            var canceling = runs.CancelAsync(run.RunId, TimeProvider.System, Cancellation);
            run.Leave();

            Assert.Equal(RunStatus.Canceled, (await canceling).Status);
        }
    }

    [Fact]
    public async Task What_is_not_to_be_kept_of_a_run_goes_too_where_nobody_works_on_it_when_it_is_canceled()
    {
        await File.WriteAllTextAsync(_folder.File("scout.json"), """{ "environments": { "development": { "runs": { "payloads": "redacted" } } } }""", Cancellation);
        await using var runs = _folder.Open();
        string id;
        await using (var owner = RunOwner.Open(runs, Workers, TimeProvider.System))
        {
            id = (await LeftAsync(owner)).RunId;
        }

        Assert.Contains("A1", runs.Read(id).Inputs.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(RunStatus.Canceled, (await runs.CancelAsync(id, TimeProvider.System, Cancellation)).Status);

        Assert.DoesNotContain("A1", string.Join('\n', runs.Records(id).Select(record => JsonSerializer.Serialize(record, RunJson.Written))), StringComparison.Ordinal);
        Assert.True(runs.Read(id).Redacted);
    }

    [Fact]
    public async Task What_is_looked_at_twice_in_the_inbox_does_not_interrupt_who_resumed_the_run()
    {
        await using var runs = _folder.Open();
        var id = RunIds.New(DateTimeOffset.UtcNow);
        RunEvent started = new RunStarted { RunId = id, Sequence = 0, Time = DateTimeOffset.UtcNow, Workflow = "desk", RevisionId = PastRuns.Revision('a'), Environment = "development", Inputs = JsonElement.Parse("{}") };
        Leave();
        runs.Refresh();
        Assert.Equal(RunStatus.Interrupted, runs.Entry(id).Status);
        using var lease = OwnerLease.Take(runs.Owners);
        await runs.Writer.WriteAsync(connection => Claims.Take(connection, id, lease.Owner));

        Leave();
        runs.Refresh();

        Assert.Equal((RunStatus.Running, true), (runs.Entry(id).Status, runs.HasOwner(id)));

        void Leave()
        {
            var inbox = Directory.CreateDirectory(_folder.File(".scout/runs/inbox"));
            File.WriteAllText(Path.Combine(inbox.FullName, $"{id}.jsonl"), JsonSerializer.Serialize(started, RunJson.Written) + "\n");
        }
    }

    [Fact]
    public async Task A_run_whose_store_another_keeps_for_itself_goes_on_when_that_has_ended()
    {
        await using var runs = RunStore.Open(_folder.File(".scout/runs"), "PRAGMA busy_timeout = 50", patience: 1);
        var reported = new TaskCompletionSource();
        await using var owner = RunOwner.Open(runs, Workers, TimeProvider.System, (stage, _, _) => _ = stage == KeepingStage.Reported && reported.TrySetResult());
        using var other = new SqliteConnection($"Data Source={_folder.File(".scout/runs/runs.db")};Pooling=False");
        other.Open();
        other.Execute("BEGIN IMMEDIATE");
        var starting = owner.StartAsync(await _folder.TargetAsync("refund"), Request, Cancellation);
        await reported.Task;
        // Four times as long as the store itself waits.
        Assert.NotSame(starting, await Task.WhenAny(starting, Task.Delay(TimeSpan.FromSeconds(4), Cancellation)));

        other.Execute("ROLLBACK");

        await UntilAsync(await starting, record => record is RunWaiting);
    }

    private static RunSignal Allowed() => new()
    {
        Block = "allow",
        By = "ada@example.com",
        Data = RunsFolder.Inputs(new { approved = true, by = "Ada", reason = "fine", at = "2026-11-28T10:00:00Z" }),
    };

    private async Task<OwnedRun> WaitingAsync(RunOwner owner, string workflow = "refund", JsonElement? inputs = null)
    {
        var run = await owner.StartAsync(await _folder.TargetAsync(workflow), inputs ?? Request, Cancellation);
        await UntilAsync(run, record => record is RunWaiting);
        return run;
    }

    private async Task<OwnedRun> LeftAsync(RunOwner owner)
    {
        var run = await WaitingAsync(owner);
        run.Leave();
        await run.End;
        return run;
    }

    private static async Task UntilAsync(OwnedRun run, Predicate<RunEvent> fits)
    {
        await foreach (var record in run.ReadAsync(Cancellation))
        {
            if (fits(record))
            {
                return;
            }
        }

        Assert.Fail("It did not come to that.");
    }
}
