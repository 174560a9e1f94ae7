using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

public class RunningThreads
{
    private const string First = """[{"$literal":"a"}]""";

    [Fact]
    public async Task A_block_that_keeps_its_thread_keeps_no_run_from_going_on()
    {
        var run = new TestRun();
        run.On = happened =>
        {
            if (happened is BlockStarted { Block: "stuck" })
            {
                run.Time.Advance(TimeSpan.FromSeconds(2));
            }

            return Task.CompletedTask;
        };

        // The thread that makes the first goes on with the loop, which hands it the second.
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Method("first", "Flow(System.String)", First)}},{{Method("stuck", "Stay(System.String)", """["first"]""", "first", ""","timeout_ms":2000,"on_error":{"continue":{"$literal":"late"}}""")}},{{Method("last", "Flow(System.String)", """["stuck"]""", "stuck")}}}""", """{"stuck":"stuck","last":"last"}"""))
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Methods.Gate(run.RunId).SetResult();
        Assert.Equal("""{"last":"nothing","stuck":"late"}""", outcome.Output!.Value.GetRawText());
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
