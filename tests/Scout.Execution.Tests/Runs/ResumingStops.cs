using System.Collections.Immutable;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

/// <summary>A run that is taken up again where one block's end stops another.</summary>
public class ResumingStops
{
    private const string Track = "Track(System.String,System.Int32)";

    [Fact]
    public async Task A_block_that_ended_at_the_moment_in_which_it_was_stopped_does_not_hinder_the_run()
    {
        var choose = Block("choose", "if", """{"condition":"true"}""", $"\"then\":{Scope(Method("quick", Track, """[{"$literal":"quick"}]"""), "\"quick.a.b\"")},\"otherwise\":{Scope(Text("no", ""), "\"no\"")}");
        var both = Scope(choose + "," + Method("beside", Track, """[{"$literal":"beside"}]"""), "\"beside\"");
        var plan = Plan($$"""{{{Block("tries", "if", """{"condition":"true"}""", $"\"then\":{both},\"otherwise\":{Scope(Text("calm", ""), "\"calm\"")}", more: ""","on_error":{"continue":{"$literal":"gave up"}}""")}}}""", "\"tries\"");
        var whole = new TestRun();
        Assert.Equal("\"gave up\"", (await whole.RunAsync(plan)).Output!.Value.GetRawText());

        // Both were done in the same moment: what the branch yields fails only after the record of the block beside it was made.
        RunEvent Completed(string block) => whole.Events.OfType<BlockCompleted>().FirstOrDefault(completed => completed.Block == block)
            ?? new BlockCompleted { RunId = whole.RunId, Sequence = 0, Time = default, Block = block, Output = System.Text.Json.JsonElement.Parse("\"beside\""), ElapsedMs = 1 };
        RunEvent[] begun = [.. whole.Events.Where(record => record is RunStarted or BlockStarted)];
        ImmutableArray<RunEvent> journal = [.. begun.Append(Completed("quick")).Append(Completed("beside")).Select((record, at) => record with { Sequence = at })];
        Assert.Equal(["tries", "choose", "quick", "beside"], begun.OfType<BlockStarted>().Select(started => started.Block).Order(Comparer<string>.Create((one, other) => Order(one) - Order(other))));

        var resumed = new TestRun { Journal = journal };
        var outcome = await resumed.RunAsync(plan);

        Assert.Equal((RunEnd.Completed, "\"gave up\""), (outcome.End, outcome.Output?.GetRawText()));
        Assert.Empty(resumed.Started);

        static int Order(string block) => Array.IndexOf(["tries", "choose", "quick", "beside"], block);
    }

    [Fact]
    public async Task What_the_first_thing_left_to_do_ends_is_not_begun()
    {
        var plan = Plan($$"""{{{Text("bad", "{{ inputs.a.b }}", "inputs")}},{{Method("effect", Track, """[{"$literal":"effect"}]""")}}}""", "\"effect\"");
        var whole = new TestRun();
        Assert.Equal(RunEnd.Failed, (await whole.RunAsync(plan)).End);
        Assert.Equal(["bad"], whole.Started);

        var resumed = new TestRun { Journal = [whole.Events[0]] };
        Assert.Equal(RunEnd.Failed, (await resumed.RunAsync(plan)).End);

        Assert.Equal(["bad"], resumed.Started);
        Assert.Empty(Methods.Tracked.GetValueOrDefault(resumed.RunId) ?? []);
    }
}
