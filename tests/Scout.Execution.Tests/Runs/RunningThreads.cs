using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

public class RunningThreads
{
    private const string First = """[{"$literal":"a"}]""";
    private const string Track = "Track(System.String,System.Int32)";

    [Fact]
    public async Task A_block_that_keeps_its_thread_keeps_no_run_from_going_on()
    {
        var run = new TestRun();

        // The thread that makes the first goes on with the loop, which hands it the second.
        var running = run.RunAsync(Plan(
            $$"""{{{Method("first", "Flow(System.String)", First)}},{{Method("stuck", "Stay(System.String)", """["first"]""", "first", ""","timeout_ms":2000,"on_error":{"continue":{"$literal":"late"}}""")}},{{Method("last", "Flow(System.String)", """["stuck"]""", "stuck")}}}""", """{"stuck":"stuck","last":"last"}"""));
        while (!Methods.Tracked.ContainsKey(run.RunId))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        run.Time.Advance(TimeSpan.FromSeconds(2));
        await run.UntilAsync(record => record is BlockCompleted { Block: "last" }).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Methods.Gate(run.RunId).SetResult();
        var outcome = await running;
        Assert.Equal("""{"last":"nothing","stuck":"late"}""", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task A_block_that_ends_the_process_has_been_told_to_have_begun()
    {
        var run = new TestRun();
        var early = new List<string>();
        run.On = async happened =>
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            if (happened is BlockStarted started && Methods.Tracked.TryGetValue(run.RunId, out var tracked) && tracked.Contains(started.Block))
            {
                early.Add(started.Block);
            }
        };

        await run.RunAsync(Plan($$"""{{{Method("one", Track, First)}},{{Method("two", Track, First)}},{{Method("after", Track, """["one"]""", "one")}}}""", "\"after\""));

        Assert.Equal(["after", "one", "two"], Methods.Tracked[run.RunId].Order(StringComparer.Ordinal));
        Assert.Empty(early);
    }

    [Fact]
    public async Task However_many_blocks_can_be_under_way_at_once_are()
    {
        const int Many = 1500;
        var blocks = string.Join(',', Enumerable.Range(0, Many).Select(at => Method($"b{at}", "Meet(System.Int32,System.Threading.CancellationToken)", $$"""[{"$literal":{{Many}}}]""")));

        var outcome = await new TestRun().RunAsync(Plan($"{{{blocks}}}", "\"b0\"")).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal((RunEnd.Completed, "1500"), (outcome.End, outcome.Output?.GetRawText()));
    }

    [Fact]
    public async Task Work_that_a_block_left_behind_stays_its_own()
    {
        var run = new TestRun();
        run.On = happened =>
        {
            if (happened is BlockStarted { Block: "last" })
            {
                Methods.Gate(run.RunId).SetResult();
            }

            return Task.CompletedTask;
        };
        await run.RunAsync(Plan(
            $$"""{{{Method("left", "LeaveWork(System.String)", First)}},{{Method("next", "Flow(System.String)", """["left"]""", "left")}},{{Method("last", "Shout(System.String)", """["next"]""", "next")}}}""", "\"last\""));
        while (!Methods.Tracked.ContainsKey(run.RunId) || Methods.Tracked[run.RunId].IsEmpty)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["left"], Methods.Tracked[run.RunId]);
    }

    [Fact]
    public async Task What_one_block_lets_flow_does_not_reach_the_next()
    {
        var run = new TestRun();
        await run.RunAsync(Plan(
            $$"""{{{Method("a", "Flow(System.String)", First)}},{{Method("b", "Flow(System.String)", """["a"]""", "a")}},{{Method("c", "Flow(System.String)", """["b"]""", "b")}}}""", "\"c\""));

        Assert.Equal(["\"nothing\"", "\"nothing\"", "\"nothing\""], [run.Output("a"), run.Output("b"), run.Output("c")]);
    }
}
