using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;

namespace Scout.Runs.Tests;

/// <summary>A run that waits has no worker, outlives its owner, and goes on when what it waits for has come, with real workers.</summary>
public class WaitingRuns
{
    private static readonly JsonElement Request = RunsFolder.Inputs(new { order = "A1", amount = 12.5, cooling = "PT0S" });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_left_told_and_gone_on_with_by_others_and_nothing_runs_twice()
    {
        using var folder = await RunsFolder.CreateAsync("refund");
        string id;
        await using (var runs = folder.Open())
        {
            await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
            var run = await owner.StartAsync(await folder.TargetAsync("refund"), Request, Cancellation);
            id = run.RunId;
            await UntilAsync(run, record => record is RunWaiting);
            run.Leave();
            Assert.Equal(RunStatus.Waiting, (await run.End).Status);
        }

        await using (var runs = folder.Open())
        {
            var entry = runs.Entry(id);
            Assert.Equal((RunStatus.Waiting, "allow", WaitKind.Approval), (entry.Status, entry.Waits!.Value[0].Block, entry.Waits!.Value[0].Wait.Kind));
            Assert.False(runs.HasOwner(id));
            Assert.False(await runs.SignalAsync(id, Decision()));
            // Kept, and no record yet.
            Assert.Single(runs.SignalsFor(id));
        }

        await using (var runs = folder.Open())
        {
            await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
            var run = await owner.ResumeAsync(await folder.TargetAsync("refund"), id, null, Cancellation);
            await UntilAsync(run, record => record is BlockWaiting { Block: "paid" });
            // Another process tells it: here, another connection.
            await using var other = folder.Open();
            Assert.True(await other.SignalAsync(id, new() { Event = "payment", By = "bank", Data = RunsFolder.Inputs(new { receipt = "R7", amount = 12.5 }) }));
            var end = await run.End.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

            Assert.Equal(RunStatus.Completed, end.Status);
            Assert.StartsWith("12.5 were refunded (R7)", end.Output?.GetString(), StringComparison.Ordinal);
            Assert.Equal(1, end.Blocks["noted"].Attempts);
            Assert.Single(runs.Records(id).OfType<BlockStarted>(), started => started.Block == "noted");
            Assert.Equal(2, runs.Records(id).OfType<RunSignaled>().Count());
            Assert.Empty(runs.SignalsFor(id));
            Assert.Null(runs.Entry(id).Waits);
        }
    }

    [Fact]
    public async Task One_that_waits_is_canceled_with_and_without_an_owner()
    {
        using var folder = await RunsFolder.CreateAsync("refund");
        foreach (var stays in new[] { true, false })
        {
            await using var runs = folder.Open();
            var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
            var run = await owner.StartAsync(await folder.TargetAsync("refund"), Request, Cancellation);
            await UntilAsync(run, record => record is RunWaiting);
            if (!stays)
            {
                await owner.DisposeAsync();
                Assert.Equal(RunStatus.Waiting, (await run.End).Status);
            }

            Assert.Equal(RunStatus.Canceled, (await runs.CancelAsync(run.RunId, TimeProvider.System, Cancellation)).Status);
            Assert.Null(runs.Entry(run.RunId).Waits);
            await Assert.ThrowsAsync<ScoutException>(() => runs.SignalAsync(run.RunId, Decision()));
            if (stays)
            {
                await owner.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Nobody_takes_one_that_somebody_else_stays_with()
    {
        using var folder = await RunsFolder.CreateAsync("refund");
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
        var run = await owner.StartAsync(await folder.TargetAsync("refund"), Request, Cancellation);
        await UntilAsync(run, record => record is RunWaiting);
        await using var second = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);

        Assert.Equal("SCOUT7366", (await Assert.ThrowsAsync<ScoutException>(async () => await second.ResumeAsync(await folder.TargetAsync("refund"), run.RunId, null, Cancellation))).Code);
    }

    [Fact]
    public async Task One_is_due_when_its_time_has_come_and_nobody_stays_with_it()
    {
        using var folder = await RunsFolder.CreateAsync("refund");
        await using var runs = folder.Open();
        var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
        var run = await owner.StartAsync(await folder.TargetAsync("refund"), RunsFolder.Inputs(new { order = "A1", amount = 12.5, cooling = "P1D" }), Cancellation);
        await UntilAsync(run, record => record is RunWaiting);
        var tomorrow = DateTimeOffset.UtcNow.AddHours(25);
        Assert.Empty(runs.Due(tomorrow));

        await owner.DisposeAsync();

        Assert.Empty(runs.Due(DateTimeOffset.UtcNow));
        Assert.Equal(run.RunId, Assert.Single(runs.Due(tomorrow)).RunId);
    }

    [Fact]
    public async Task What_was_told_to_it_before_is_taken_in_before_it_is_let_go_of_again()
    {
        using var folder = await RunsFolder.CreateAsync("refund");
        await using var runs = folder.Open();
        for (var round = 0; round < 10; round++)
        {
            await using var owner = RunOwner.Open(runs, new(), TimeProvider.System);
            var run = await owner.StartAsync(await folder.TargetAsync("refund"), Request, Cancellation);
            run.Leave();
            await run.End;
            await runs.SignalAsync(run.RunId, new RunSignal { Event = "payment", By = "ada@example.com", Data = RunsFolder.Inputs(new { receipt = "R1", amount = 1 }) });
            await runs.SignalAsync(run.RunId, Decision());

            var resumed = await owner.ResumeAsync(await folder.TargetAsync("refund"), run.RunId, null, Cancellation);
            resumed.Leave();

            var end = await resumed.End;
            Assert.True(end.Status == RunStatus.Completed, $"{round} {end.Status} {end.Error}");
        }
    }

    [Fact]
    public async Task One_that_is_interrupted_just_as_it_begins_to_wait_is_left_waiting()
    {
        using var folder = await RunsFolder.CreateAsync("refund");
        await using var runs = folder.Open();
        OwnedRun? run = null;
        // The worker has let go of it, and whoever watches has not heard of that yet.
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System, (stage, worker, records) =>
        {
            if (stage == KeepingStage.Kept && records[^1] is RunWaiting)
            {
                SpinWait.SpinUntil(() => run is not null);
                _ = run!.InterruptAsync();
            }
        });

        run = await owner.StartAsync(await folder.TargetAsync("refund"), Request, Cancellation);

        Assert.Equal(RunStatus.Waiting, (await run.End).Status);
        Assert.Equal(RunStatus.Waiting, runs.Entry(run.RunId).Status);
        Assert.False(runs.HasOwner(run.RunId));
    }

    [Fact]
    public async Task What_is_told_is_checked_before_it_is_told()
    {
        using var folder = await RunsFolder.CreateAsync("refund");
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
        var target = await folder.TargetAsync("refund");
        var run = await owner.StartAsync(target, Request, Cancellation);
        await UntilAsync(run, record => record is RunWaiting);
        var read = runs.Read(run.RunId);
        string Code(Action tell) => Assert.Throws<ScoutException>(tell).Code;
        var fits = RunsFolder.Inputs(new { receipt = "R7", amount = 1 });

        Assert.Equal("SCOUT7376", Code(() => Telling.Event(read, target, "paymnt", null, fits, new("Ada"))));
        Assert.Equal("SCOUT7377", Code(() => Telling.Event(read, target, "payment", "allow", fits, new("Ada"))));
        Assert.Equal("SCOUT7378", Code(() => Telling.Event(read, target, "payment", null, RunsFolder.Inputs(new { receipt = 7 }), new("Ada"))));
        Assert.Equal("SCOUT7380", Code(() => Telling.Decision(read, "paid", true, "x", new("Ada"), default)));
        Assert.Equal(("payment", "ada@example.com"), Telling.Event(read, target, "payment", "paid", fits, new("Ada", "ada@example.com")) is var signal ? (signal.Event, signal.By) : default);
        Assert.Equal("allow", Telling.Decision(read, null, true, "x", new("Ada"), default).Block);
    }

    /// <remarks>Stores of version 10 do not know whether the runs of callers' keys began, those of version 9 have orders that outlive their occasion, those of version 8 know no links to the console, those of version 7 do not know fast which payloads are used, those of version 6 tell nobody of ends, those of version 5 have no schedules, those of version 4 know nothing of callers, those of version 3 have no places at models in them, those of version 2 no cost, those of version 1 no waits; nothing of them is lost.</remarks>
    [Theory]
    [InlineData(10)]
    [InlineData(9)]
    [InlineData(8)]
    [InlineData(7)]
    [InlineData(6)]
    [InlineData(5)]
    [InlineData(4)]
    [InlineData(3)]
    [InlineData(2)]
    [InlineData(1)]
    public async Task A_store_of_a_version_before_becomes_one_of_this(int version)
    {
        using var folder = await RunsFolder.CreateAsync("refund");
        await using (var runs = folder.Open())
        {
            runs.Connect().Dispose();
        }

        SqliteConnection.ClearAllPools();
        using (var connection = new SqliteConnection($"Data Source={folder.File(".scout/runs/runs.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            const string Costs = "ALTER TABLE runs DROP COLUMN requests; ALTER TABLE runs DROP COLUMN cached_tokens; ALTER TABLE runs DROP COLUMN cost; ALTER TABLE runs DROP COLUMN unpriced;";
            const string Waits = "DROP TABLE waits; DROP TABLE signals; DROP INDEX runs_by_due; ALTER TABLE runs DROP COLUMN due; ALTER TABLE runs DROP COLUMN waits;";
            const string Orders = "DROP TABLE orders; CREATE TABLE orders (number INTEGER PRIMARY KEY, run TEXT NOT NULL, body TEXT NOT NULL); CREATE INDEX orders_by_run ON orders (run); DROP TABLE earlier; DROP INDEX runs_by_end;";
            const string Callers = "DROP INDEX runs_by_session; ALTER TABLE runs DROP COLUMN session; ALTER TABLE runs DROP COLUMN trigger_name; DROP TABLE run_keys; DROP TABLE feedback; DROP TABLE keys;";
            command.CommandText =
                $"""
                DROP INDEX run_keys_by_run; ALTER TABLE run_keys DROP COLUMN started; {(version is 9 or 10 ? "INSERT INTO run_keys VALUES ('me', 'once', x'00', 'run', 9000000000000000000);" : "")} {(version < 10 ? Orders : "")}
                {(version < 9 ? "DROP TABLE logins;" : "")} {(version < 8 ? "DROP INDEX records_by_payload;" : "")} {(version < 7 ? "DROP TABLE callbacks;" : "")} {(version < 6 ? "DROP TABLE schedules; DROP TABLE firings;" : "")} {(version < 5 ? Callers : "")}
                {(version < 4 ? "ALTER TABLE runs DROP COLUMN queued;" : "")} {(version < 3 ? Costs : "")} {(version == 1 ? Waits : "")} PRAGMA user_version = {version};
                INSERT INTO runs (id, tail, workflow, revision, environment, origin, status, started, epoch, last) VALUES ('20260101t000000-0123456789', '', 'desk', '{new string('0', 64)}', 'development', 'tool', 'completed', 1, 1, -1);
                """;
            command.ExecuteNonQuery();
        }

        await using var again = folder.Open();
        Assert.Equal(RunStatus.Completed, again.Entry("20260101t000000-0123456789").Status);
        Assert.Empty(again.SignalsFor("20260101t000000-0123456789"));
        Assert.Null(again.Entry("20260101t000000-0123456789").Cost);
        Assert.Null(again.Entry("20260101t000000-0123456789").Queued);
        Assert.Empty(again.Schedules().States);
        Assert.Empty(again.DueCallbacks(DateTimeOffset.UtcNow));
        Assert.Equal(version is 9 or 10 ? true : null, again.FindKey("me", "once", DateTimeOffset.UtcNow)?.IsStarted);
        Assert.Null(await again.Logins.RedeemAsync("", DateTimeOffset.UtcNow));
    }

    private static RunSignal Decision() => new()
    {
        Block = "allow",
        By = "ada@example.com",
        Data = RunsFolder.Inputs(new { approved = true, by = "Ada", reason = "fine", at = "2026-11-28T10:00:00Z" }),
    };

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
