using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Plans;
using Scout.Execution.Running;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

/// <summary>A run that was cut off after any of its records goes on from there, as if nothing had happened.</summary>
public class ResumingRuns
{
    private const string Track = "Track(System.String,System.Int32)";

    private const string Inputs = """{"names":["ada","bob","cy"],"wanted":true}""";

    private const string Retry = ""","retry":{"attempts":3,"delay_ms":0}""";

    [Fact]
    public async Task It_goes_on_after_every_record_and_does_nothing_twice()
    {
        var whole = new TestRun();
        var outcome = await whole.RunAsync(Journey(), Inputs);
        Assert.Equal(RunEnd.Completed, outcome.End);
        Assert.Equal(Tracked(whole).Length, Tracked(whole).Distinct().Count());

        for (var length = 1; length < whole.Events.Count; length++)
        {
            var before = whole.Events.Take(length).ToImmutableArray();
            var resumed = new TestRun { Journal = before, RunId = $"again-{length}" };
            resumed.Time.Advance(TimeSpan.FromDays(length));
            var again = await resumed.RunAsync(Journey(), Inputs);

            Assert.Equal((length, outcome.End, outcome.Output!.Value.GetRawText()), (length, again.End, again.Output?.GetRawText()));
            var finished = before.OfType<BlockCompleted>().Select(completed => completed.Block).ToHashSet(StringComparer.Ordinal);
            Assert.Empty(Tracked(resumed).Intersect(finished));
            Assert.Equal(Tracked(whole).Order(), Tracked(resumed).Concat(Tracked(whole).Where(finished.Contains)).Order());

            // What both tell is one run: no block ends twice, and the whole says what the run that was not cut off said.
            var told = before.Concat(resumed.Events).ToArray();
            Assert.Equal(Enumerable.Range(0, told.Length).Select(at => (long)at), told.Select(record => record.Sequence));
            Assert.Equal(Ends(whole.Events), Ends(told));
            Assert.IsType<RunResumed>(told[length]);
        }
    }

    [Fact]
    public async Task It_is_cut_off_again_and_again()
    {
        var whole = new TestRun();
        var outcome = await whole.RunAsync(Journey(), Inputs);
        var journal = whole.Events.Take(1).ToImmutableArray();
        for (var times = 0; journal[^1] is not RunCompleted; times++)
        {
            Assert.InRange(times, 0, 1000);
            var next = new TestRun { Journal = journal };
            await next.RunAsync(Journey(), Inputs);
            // Far enough each time to have come further than before: what was under way begins again.
            var cut = next.Events.FindIndex(record => record is BlockCompleted or BlockRetrying or BlockRecovering or RunCompleted);
            journal = journal.AddRange(next.Events.Take(cut + 1));
        }

        Assert.Equal(outcome.Output!.Value.GetRawText(), ((RunCompleted)journal[^1]).Output.GetRawText());
        Assert.Equal(Ends(whole.Events), Ends(journal));
    }

    [Fact]
    public async Task A_failed_run_fails_again_and_a_canceled_wait_goes_on_until_it_is_due()
    {
        var plan = Plan($$"""{{{Method("bad", Track, """[{"$literal":"bad"},{"$literal":9}]""", more: ""","retry":{"attempts":2,"delay_ms":60000}""")}}}""", "\"bad\"");
        var whole = new TestRun();
        whole.On = record =>
        {
            if (record is BlockRetrying)
            {
                whole.Cancellation.Cancel();
            }

            return Task.CompletedTask;
        };
        Assert.Equal(RunEnd.Canceled, (await whole.RunAsync(plan)).End);
        var journal = whole.Events.TakeWhile(record => record is not RunCanceled).ToImmutableArray();
        Assert.IsType<BlockRetrying>(journal[^1]);

        // Half of the wait is over before the run is taken up.
        var resumed = new TestRun { Journal = journal };
        resumed.Time.SetUtcNow(journal[^1].Time + TimeSpan.FromSeconds(30));
        resumed.On = record =>
        {
            if (record is RunResumed)
            {
                _ = Task.Run(async () =>
                {
                    await Task.Delay(50);
                    resumed.Time.Advance(TimeSpan.FromSeconds(29));
                    await Task.Delay(50);
                    Assert.Empty(resumed.Events.OfType<BlockStarted>());
                    resumed.Time.Advance(TimeSpan.FromSeconds(1));
                });
            }

            return Task.CompletedTask;
        };
        var outcome = await resumed.RunAsync(plan);

        Assert.Equal(RunEnd.Failed, outcome.End);
        Assert.Equal(2, Assert.Single(resumed.Events.OfType<BlockStarted>()).Attempt);
        Assert.Empty(resumed.Events.OfType<BlockRetrying>());
    }

    [Theory]
    [InlineData(BlockDecision.Skip, RunEnd.Completed, "\"paid\"", 0)]
    [InlineData(BlockDecision.Again, RunEnd.Completed, "\"pay\"", 1)]
    [InlineData(BlockDecision.Fail, RunEnd.Failed, null, 0)]
    public async Task A_block_that_must_not_run_twice_does_what_was_decided(object decision, object end, string? output, int times)
    {
        var plan = Plan($$"""{{{Method("pay", Track, """[{"$literal":"pay"}]""", more: ""","once":true""")}}}""", "\"pay\"");
        var whole = new TestRun();
        await whole.RunAsync(plan);
        var cut = whole.Events.TakeWhile(record => record is not BlockCompleted).ToImmutableArray();
        Assert.True(Assert.IsType<BlockStarted>(cut[^1]).Once);

        var undecided = new TestRun { Journal = cut };
        Assert.Equal("SCOUT7022", (await Assert.ThrowsAsync<ScoutException>(() => undecided.RunAsync(plan))).Code);

        var decided = new RunDecided { RunId = whole.RunId, Sequence = cut.Length, Time = default, Block = "pay", Decision = (BlockDecision)decision, Output = JsonElement.Parse("\"paid\"") };
        var resumed = new TestRun { Journal = cut.Add(decided) };
        var outcome = await resumed.RunAsync(plan);

        Assert.Equal(((RunEnd)end, output), (outcome.End, outcome.Output?.GetRawText()));
        Assert.Equal(times, Tracked(resumed).Length);
    }

    [Fact]
    public async Task A_block_that_must_not_run_twice_has_its_beginning_kept_before_it_begins()
    {
        var plan = Plan($$"""{{{Method("pay", Track, """[{"$literal":"pay"}]""", more: ""","once":true""")}},{{Method("ask", Track, """[{"$literal":"ask"}]""")}}}""", "\"pay\"");
        var journal = new HeldJournal();
        var run = new TestRun { Kept = journal };
        var running = run.RunAsync(plan);
        await journal.HasAsync(3);

        // The start of the run is kept: what may run twice begins, what must not waits for its own beginning.
        journal.Order.Advance(0);
        await journal.HasAsync(4);
        Assert.Equal(["ask"], Tracked(run));

        journal.Order.Advance(journal.Records.OfType<BlockStarted>().Single(started => started.Once).Sequence);
        await running;
        Assert.Equal(["ask", "pay"], Tracked(run));
    }

    [Fact]
    public async Task What_had_a_secret_in_it_is_computed_again_where_that_is_all_it_takes()
    {
        var blocks = $$"""{{{Text("key", "key {{ secrets.Token }}")}},{{Method("use", Track, """["key"]""", "key")}},{{Method("then", Track, """[{"$literal":"x"}]""", "use")}}}""";
        var plan = Plan(blocks, "\"use\"");
        var whole = new TestRun { Configuration = { ["Secrets:Token"] = "correct-horse" } };
        await whole.RunAsync(plan);
        Assert.True(whole.Events.OfType<BlockCompleted>().First().Masked);

        var afterText = whole.Events.TakeWhile(record => record is not BlockStarted { Block: "use" }).ToImmutableArray();
        var resumed = new TestRun { Journal = afterText, Configuration = { ["Secrets:Token"] = "correct-horse" } };
        Assert.Equal("\"key correct-horse\"", (await resumed.RunAsync(plan)).Output!.Value.GetRawText());

        var afterCode = whole.Events.TakeWhile(record => record is not BlockStarted { Block: "then" }).ToImmutableArray();
        var refused = new TestRun { Journal = afterCode, Configuration = { ["Secrets:Token"] = "correct-horse" } };
        Assert.Equal("SCOUT7019", (await Assert.ThrowsAsync<ScoutException>(() => refused.RunAsync(plan))).Code);
    }

    [Fact]
    public async Task Records_of_another_revision_are_refused()
    {
        var whole = new TestRun();
        await whole.RunAsync(Journey(), Inputs);
        var other = Plan($$"""{{{Text("other", "x")}}}""", "\"other\"");

        var resumed = new TestRun { Journal = [.. whole.Events.Take(5)] };

        Assert.Equal("SCOUT7020", (await Assert.ThrowsAsync<ScoutException>(() => resumed.RunAsync(other, Inputs))).Code);
    }

    private static string[] Tracked(TestRun run) => Methods.Tracked.GetValueOrDefault(run.RunId)?.ToArray() ?? [];

    private static IEnumerable<string> Ends(IEnumerable<RunEvent> records) => records
        .Select(record => record switch
        {
            BlockCompleted completed => $"{completed.Block} = {completed.Output} {completed.Meta} {completed.Replaces?.Message}",
            BlockFailed failed => $"{failed.Block}: {failed.Error.Message}",
            BlockRetrying retrying => $"{retrying.Block} {retrying.Attempt}: {retrying.Error.Message}",
            BlockRecovering recovering => $"{recovering.Block} {recovering.Attempt} recovers: {recovering.Error.Message}",
            _ => "",
        })
        .Where(text => text.Length > 0)
        .Order(StringComparer.Ordinal);

    // Twenty blocks and more: branches, loops in loops, a loop that tolerates failures, a fold, rounds until a condition holds or never does, retries, what an OnError gives, a called workflow.
    private static Plan Journey()
    {
        var inner = Plan($$"""{{{Method("deep", Track, """["inputs.text"]""", "inputs")}},{{Text("said", "{{ deep }}!", "deep")}}}""", "\"said\"");
        var loop = Block("greet", "foreach", """{"items":"inputs.names","concurrency":2}""", $"\"body\":{Scope(
            Method("hello", Track, """["greet.item"]""") + "," +
            Text("line", "{{ hello }} {{ greet.index }}", "hello") + "," +
            Block("each", "foreach", """{"items":"[1, 2]","concurrency":2}""", $"\"body\":{Scope(Method("inner", Track, """["line",{"$literal":1}]""", "line", Retry), "\"inner\"")}", "line"), """{"line":"line","each":"each"}""")}", "inputs first");
        var fold = Block("total", "reduce", """{"items":"inputs.names","seed":{"$literal":"-"}}""", $"\"body\":{Scope(Method("step", Track, """["accumulator + item"]"""), "\"step\"")}", "inputs");
        var route = Block("route", "if", """{"condition":"inputs.wanted"}""", $"\"then\":{Scope(
            Method("yes", Track, """[{"$literal":"yes"}]""") + "," + Block("again", "when", """{"condition":"yes == 'yes'"}""", $"\"then\":{Scope(Method("really", Track, """["yes"]""", "yes"), null)}", "yes"), "\"yes\"")},\"otherwise\":{Scope(Text("no", "no"), "\"no\"")}", "inputs");
        var kind = Block("kind", "switch", """{"value":"first"}""", $"\"cases\":{{\"first\":{Scope(Method("one", Track, """[{"$literal":"one"}]"""), "\"one\"")}}},\"otherwise\":{Scope(Text("none", ""), "\"none\"")}", "first");
        var broken = Method("broken", Track, """[{"$literal":"broken"},{"$literal":5}]""", more: Retry + ""","on_error":{"continue":{"$literal":"mended"}}""");
        var worse = Method("worse", Track, """[{"$literal":"worse"},{"$literal":5}]""", more: $",\"on_error\":{{\"fallback\":{Scope(Method("spare", Track, """[{"$literal":"spare"}]"""), "\"spare\"")}}}");
        var outer = Block("tries", "if", """{"condition":"true"}""", $"\"then\":{Scope(Method("shaky", Track, """[{"$literal":"shaky"},{"$literal":1}]"""), "\"shaky\"")},\"otherwise\":{Scope(Text("calm", ""), "\"calm\"")}", more: ""","on_error":{"continue":{"$literal":"gave up"}}""");
        var call = Block("call", "call", """{"workflow":"test","inputs":{"text":"first"}}""", "", "first");
        var some = Block("some", "foreach", """{"items":"[1, 2, 3, 4, 5]","concurrency":2,"tolerate":3}""", $"\"body\":{Scope(
            Method("even", Track, """["first + some.item","(some.item % 2) * 9"]""") + "," + Block("maybe", "if", """{"condition":"some.item > 3"}""", $"\"then\":{Scope(Method("big", Track, """["even","some.item == 4 ? 0 : 9"]"""), "\"big\"")},\"otherwise\":{Scope(Text("small", "small"), "\"small\"")}", "even"), """{"even":"even","maybe":"maybe"}""")}", "first");
        var grow = Block("grow", "repeat", """{"seed":{"$literal":"-"},"until":"accumulator.size > first.size","most":9}""", $"\"body\":{Scope(
            Method("longer", Track, """["accumulator + '+'"]""", more: Retry) + "," + Text("told", "{{ longer }}", "longer"), "\"told\"")}", "first");
        var never = Block("never", "repeat", """{"seed":"first","until":"false","most":3,"must_hold":true}""", $"\"body\":{Scope(Method("vain", Track, """["accumulator"]"""), "\"vain\"")}", "first", ""","on_error":{"continue":{"$literal":"in vain"}}""");
        var blocks = string.Join(",", Method("first", Track, """[{"$literal":"first"}]"""), loop, some, fold, grow, never, route, kind, broken, worse, outer, call, Text("last", "{{ call }} {{ total }} {{ broken }}", "call total broken"), Text("began", "{{ run.started_at }} {{ run.started_at | date.format 'dddd' }}", "last"));
        return Plan($"{{{blocks}}}", """{"greet":"greet","total":"total","some":"some","grow":"grow","never":"never","route":"route","kind":"kind","broken":"broken","worse":"worse","tries":"tries","last":"last","began":"began","at":"run.started_at"}""", $$"""{"test":"sha256:{{new string('0', 64)}}"}""", ("test", inner));
    }

    // Takes records and keeps them only when it is told to.
    private sealed class HeldJournal : IRunJournal
    {
        private readonly Lock _lock = new();
        private ImmutableArray<RunEvent> _records = [];

        public KeptRecords Order { get; } = new();

        public long Kept => Order.Last;

        public ImmutableArray<RunEvent> Records
        {
            get
            {
                lock (_lock)
                {
                    return _records;
                }
            }
        }

        public ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result)
        {
            lock (_lock)
            {
                _records = _records.AddRange(records);
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask KeptAsync(long sequence, CancellationToken cancellation) => Order.WaitAsync(sequence, cancellation);

        public async Task HasAsync(int count)
        {
            while (Records.Length < count)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        }
    }
}
