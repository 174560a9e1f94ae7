using System.Text.Json;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Owning;
using Scout.Runs.Storage;

namespace Scout.Runs.Tests;

/// <summary>What a store keeps, how long, how safely, and what becomes of a run where it cannot.</summary>
public class KeepingRuns
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("full", "Ada", true)]
    [InlineData("redacted", "[text, 3 characters]", false)]
    [InlineData("none", "null", false)]
    public async Task Of_a_run_that_has_ended_as_much_is_left_as_its_environment_says(string payloads, string left, bool isFound)
    {
        using var folder = await FolderAsync($$"""{"payloads":"{{payloads}}"}""");
        await using var runs = folder.Open();
        var run = await DeskAsync(folder, runs);

        var kept = runs.Read(run.RunId);
        Assert.Equal(RunStatus.Completed, kept.Status);
        Assert.Equal("Hello Ada of Acme, thank you.", run.Output!.Value.GetProperty("answer").GetString());
        Assert.Contains(left, kept.Blocks["customer"].Output!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(isFound, runs.List(new() { Search = "Invoice 4711" }).Runs.Length == 1);
        Assert.Equal((!isFound, !isFound), (kept.InputsMasked, kept.Redacted));

        // Nor is it in a page that is free again.
        await runs.DisposeAsync();
        var files = Directory.GetFiles(folder.File(".scout/runs"), "runs.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal));
        Assert.Equal(isFound, files.Any(file => ReadShared(file).AsSpan().IndexOf("Invoice 4711"u8) >= 0));
    }

    /// <remarks>Long ones lie apart from their records, and those of other runs are as many as there are runs.</remarks>
    [Fact]
    public async Task Of_payloads_that_lie_apart_only_a_runs_own_go()
    {
        using var folder = await FolderAsync("{}");
        await using var runs = folder.Open();
        var first = await DeskAsync(folder, runs, new string('a', 100_000));
        var before = runs.Connect().Value<long>("SELECT count(*) FROM payloads");
        Assert.NotEqual(0, before);

        await KeepAsync(folder, """{"payloads":"none"}""");
        var second = await DeskAsync(folder, runs, new string('b', 100_000));

        Assert.Equal(before, runs.Connect().Value<long>("SELECT count(*) FROM payloads"));
        Assert.Equal(100_000, runs.Read(first.RunId).Inputs.GetProperty("user_message").GetString()!.Length);
        Assert.Equal("null", runs.Read(second.RunId).Inputs.GetRawText());
    }

    [Fact]
    public async Task Of_the_receivers_of_ends_each_has_its_turn()
    {
        using var folder = await FolderAsync("{}");
        await using var runs = folder.Open();
        var now = DateTimeOffset.UtcNow;
        foreach (var (origin, i) in new[] { "https://a.example", "https://a.example", "https://a.example", "https://b.example", "https://b.example" }.Select((origin, i) => (origin, i)))
        {
            await runs.KeepCallbackAsync(new((await DeskAsync(folder, runs)).RunId, $"{origin}/{i}", origin), now.AddSeconds(i));
        }

        Assert.Equal(["https://a.example/0", "https://b.example/3", "https://a.example/1", "https://b.example/4"], runs.DueCallbacks(now.AddMinutes(1)).Select(callback => callback.Url));
    }

    [Fact]
    public async Task Runs_past_their_time_go_and_those_that_failed_stay_longer()
    {
        using var folder = await FolderAsync("""{"keep":"30d","keepFailed":"90d"}""");
        await using var runs = folder.Open();
        await DeskAsync(folder, runs);
        await using (var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System))
        {
            var failing = await owner.StartAsync(await folder.TargetAsync("troubles"), RunsFolder.Inputs(new { kind = "throw" }), Cancellation);
            Assert.Equal(RunStatus.Failed, (await failing.End).Status);
        }

        var environments = folder.Project.Environments;
        var now = DateTimeOffset.UtcNow;
        Assert.Empty(runs.Expired(environments, now + TimeSpan.FromDays(29)));
        Assert.Equal([("development", 1L)], runs.Expired(environments, now + TimeSpan.FromDays(31)));
        Assert.Equal([("development", 2L)], runs.Expired(environments, now + TimeSpan.FromDays(91)));

        await runs.RemoveExpiredAsync(environments, now + TimeSpan.FromDays(31));
        Assert.Equal("troubles", Assert.Single(runs.List().Runs).Workflow);
        Assert.Empty(runs.List(new() { Search = "Invoice" }).Runs);
    }

    [Fact]
    public async Task An_owner_removes_what_is_past_its_time()
    {
        using var folder = await FolderAsync("""{"keep":"30d"}""");
        await using var runs = folder.Open();
        var first = await DeskAsync(folder, runs);
        await runs.Writer.WriteAsync(connection => connection.Execute("UPDATE runs SET started = started - $month, ended = ended - $month", ("$month", TimeSpan.FromDays(31).Ticks)));

        var second = await DeskAsync(folder, runs);

        Assert.Equal([second.RunId], runs.List().Runs.Select(run => run.RunId));
        Assert.Equal("SCOUT7354", Assert.Throws<ScoutException>(() => runs.Read(first.RunId)).Code);
    }

    [Fact]
    public async Task A_run_whose_end_is_still_to_be_told_stays_until_it_is()
    {
        using var folder = await FolderAsync("""{"keep":"30d"}""");
        await using var runs = folder.Open();
        var run = await DeskAsync(folder, runs);
        var later = DateTimeOffset.UtcNow + TimeSpan.FromDays(31);
        await runs.KeepCallbackAsync(new(run.RunId, "https://hooks.example.com/scout", "https://hooks.example.com"), DateTimeOffset.UtcNow);
        // A second one changes nothing, nor does forgetting that of a run that there is.
        await runs.KeepCallbackAsync(new(run.RunId, "https://other.example.com/", "https://other.example.com"), DateTimeOffset.UtcNow);
        await runs.RemoveCallbackAsync(run.RunId);

        Assert.Empty(runs.Expired(folder.Project.Environments, later));
        await runs.RemoveExpiredAsync(folder.Project.Environments, later);
        Assert.Equal("https://hooks.example.com/scout", Assert.Single(runs.DueCallbacks(later)).Url);
        await runs.TriedCallbackAsync(run.RunId, later + TimeSpan.FromHours(1));
        Assert.Empty(runs.DueCallbacks(later));
        Assert.Equal(1, Assert.Single(runs.DueCallbacks(later + TimeSpan.FromHours(1))).Attempts);

        await runs.TriedCallbackAsync(run.RunId, null);
        Assert.Empty(runs.DueCallbacks(later + TimeSpan.FromDays(1)));
        await runs.RemoveExpiredAsync(folder.Project.Environments, later);
        Assert.Empty(runs.List().Runs);
    }

    [Theory]
    [InlineData("process", 1L, 1)]
    [InlineData("power", 2L, 1)]
    [InlineData("none", 1L, 0)]
    public async Task Records_are_as_safe_as_their_environment_says(string durability, long synchronous, int count)
    {
        using var folder = await FolderAsync($$"""{"durability":"{{durability}}"}""");
        await using var runs = folder.Open();
        await DeskAsync(folder, runs);
        var found = 0L;
        await runs.Writer.WriteAsync(connection => found = connection.Value<long>("PRAGMA synchronous"), folder.Project.Environments[0].Runs.Durability == RunDurability.Power);

        Assert.Equal(synchronous, found);
        Assert.Equal(count, runs.List().Runs.Length);
    }

    [Fact]
    public async Task Whoever_takes_up_a_run_makes_the_one_before_void()
    {
        using var folder = await FolderAsync("{}");
        await using var runs = folder.Open();
        var started = new RunStarted { RunId = "20260101t000000-0123456789", Sequence = 0, Time = DateTimeOffset.UtcNow, Workflow = "desk", RevisionId = new('0', 64), Environment = "development", Inputs = JsonElement.Parse("{}") };
        RunEvent Next(long sequence) => new BlockStarted { RunId = started.RunId, Sequence = sequence, Time = started.Time, Block = "triage", Type = "llm" };
        await runs.Writer.WriteAsync(connection => RunRows.Append(connection, started.RunId, new("one", 1), [started]));

        // Nobody is alive under that name.
        runs.Refresh();
        Assert.Equal(RunStatus.Interrupted, runs.Entry(started.RunId).Status);
        var epoch = 0;
        await runs.Writer.WriteAsync(connection => epoch = Claims.Take(connection, started.RunId, "two"));
        Assert.Equal(2, epoch);

        var late = await Assert.ThrowsAsync<ScoutException>(() => runs.Writer.WriteAsync(connection => RunRows.Append(connection, started.RunId, new("one", 1), [Next(1)])));
        Assert.Equal("SCOUT7360", late.Code);
        await runs.Writer.WriteAsync(connection => RunRows.Append(connection, started.RunId, new("two", 2), [Next(1)]));
        Assert.Equal(2, runs.Records(started.RunId).Length);
    }

    [Fact]
    public async Task Health_is_told_of_the_last_twenty_of_each_workflow_in_each_environment_that_it_ran_in()
    {
        using var folder = await FolderAsync("{}");
        await using var runs = folder.Open();
        (string Workflow, string Environment, int Runs)[] places = [("desk", "production", 25), ("desk", "staging", 2), ("mail", "development", 1), ("mail", "staging", 3)];
        var (began, number) = (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 0);
        await runs.Writer.WriteAsync(connection =>
        {
            foreach (var (workflow, environment, count) in places)
            {
                for (var at = 0; at < count; at++)
                {
                    var id = $"20260101t000000-{number++:x10}";
                    var started = new RunStarted { RunId = id, Sequence = 0, Time = began.AddMinutes(at), Workflow = workflow, RevisionId = new('0', 64), Environment = environment, Inputs = JsonElement.Parse("{}") };
                    RunEvent end = at % 2 == 0
                        ? new RunFailed { RunId = id, Sequence = 1, Time = started.Time, ElapsedMs = 1, Error = new("SCOUT7016", "It failed.") }
                        : new RunCompleted { RunId = id, Sequence = 1, Time = started.Time, ElapsedMs = 1, Output = JsonElement.Parse("1") };
                    RunRows.Append(connection, id, new("one", 1), [started, end]);
                }
            }
        });

        var health = runs.Health();

        Assert.Equal(places.Select(place => (place.Workflow, place.Environment)), health.Keys.Order());
        Assert.Equal((20, 10, began.AddMinutes(24)), (health[("desk", "production")].Runs, health[("desk", "production")].Failed, health[("desk", "production")].Last));
        Assert.Equal((3, 2), (health[("mail", "staging")].Runs, health[("mail", "staging")].Failed));
    }

    [Theory]
    [InlineData("PRAGMA max_page_count = 40", "SCOUT7356", false)]
    [InlineData("PRAGMA max_page_count = 160", "SCOUT7356", true)]
    [InlineData("PRAGMA query_only = ON", "SCOUT7351", false)]
    public async Task Where_records_cannot_be_kept_no_block_with_an_effect_starts_any_more(string limits, string code, bool begins)
    {
        using var folder = await RunsFolder.CreateAsync("voyage", "parcel");
        folder.Open();
        var database = Database.Open(folder.File(".scout/runs/runs.db"));
        var done = Directory.CreateDirectory(folder.File("done")).FullName;
        var inputs = RunsFolder.Inputs(new { log = done, ports = Enumerable.Range(0, 60).Select(port => $"{port}{new string('x', 3000)}") });
        await using (var runs = RunStore.Open(folder.File(".scout/runs"), limits))
        {
            await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
            if (begins)
            {
                var end = await (await owner.StartAsync(await folder.TargetAsync("voyage"), inputs, Cancellation)).End;
                Assert.Equal((RunStatus.Interrupted, code), (end.Status, end.Error!.Code));
            }
            else
            {
                var error = await Assert.ThrowsAsync<ScoutException>(async () => await owner.StartAsync(await folder.TargetAsync("voyage"), inputs, Cancellation));
                Assert.Contains(code, error.Message, StringComparison.Ordinal);
                Assert.Empty(Directory.GetFiles(done));
            }
        }

        // Only a block with an effect waits until it is kept that it starts; of the others a few have begun by then.
        await using var all = folder.Open();
        var kept = all.List().Runs.SelectMany(run => all.Records(run.RunId)).OfType<BlockStarted>().Select(started => started.Block).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain("pay", Directory.GetFiles(done).Select(file => Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(file))).Except(kept));
        Assert.True(Directory.GetFiles(done).Length < 60, $"{Directory.GetFiles(done).Length} blocks ran");
    }

    private static async Task<RunsFolder> FolderAsync(string keeping)
    {
        var folder = await RunsFolder.CreateAsync("desk", "troubles");
        await KeepAsync(folder, keeping);
        return folder;
    }

    private static async Task KeepAsync(RunsFolder folder, string keeping)
    {
        var settings = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(folder.File("scout.json"), Cancellation), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        settings["environments"] ??= new System.Text.Json.Nodes.JsonObject();
        settings["environments"]!["development"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{"runs":{{keeping}}}""");
        await File.WriteAllTextAsync(folder.File("scout.json"), settings.ToJsonString(), Cancellation);
    }

    private static async Task<RunSummary> DeskAsync(RunsFolder folder, RunStore runs, string message = "Invoice 4711")
    {
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
        var run = await owner.StartAsync(await folder.TargetAsync("desk"), RunsFolder.Inputs(new { user_message = message }), Cancellation);
        return await run.End;
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
