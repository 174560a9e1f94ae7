using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Scout.Execution.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

/// <summary>However many items a loop has, what is kept of a run is what is under way and what the items have yielded.</summary>
public class BoundedLoops
{
    private const int Items = 5_000;
    private const int Together = 8;

    [Fact]
    public void Only_what_is_under_way_is_kept_of_a_loop()
    {
        var most = 0;
        var state = Loop(tolerate: 0, (state, done) => most = Math.Max(most, state.Frames.Count), fails: _ => false);

        Assert.Equal(Together + 1, most);
        Assert.Empty(state.Frames);
    }

    [Fact]
    public void Items_that_fail_leave_nothing_behind_either()
    {
        var most = 0;
        Loop(tolerate: Items, (state, done) => most = Math.Max(most, state.Frames.Count), fails: item => item % 3 == 0);

        Assert.Equal(Together + 1, most);
    }

    [Fact]
    public void A_frame_that_is_over_can_be_collected()
    {
        var frames = new List<WeakReference>();
        var living = -1;
        Loop(tolerate: Items, (state, done) => Look(state, done, frames, ref living), fails: item => item % 3 == 0);

        Assert.InRange(living, 1, 2 * Together + 2);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Look(RunState state, int done, List<WeakReference> frames, ref int living)
    {
        frames.AddRange(state.Frames.Select(frame => new WeakReference(frame)));
        if (done == Items / 2)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            living = frames.Select(frame => frame.Target).OfType<Frame>().Distinct().Count();
        }
    }

    private static RunState Loop(int tolerate, Action<RunState, int> look, Func<int, bool> fails)
    {
        var plan = Plan($$"""{{{Block("all", "foreach", """{"items":"inputs.items"}""", $"\"body\":{Scope(Text("line", "x"), "\"line\"")}")}}}""", "\"all\"");
        var state = new RunState(plan);
        state.Apply(new RunRecord.Began(JsonElement.Parse("{}")));
        var items = Enumerable.Range(0, Items).Select(item => JsonSerializer.SerializeToElement(item)).ToImmutableArray();
        var done = 0;
        while (state.TryNext(out var command))
        {
            switch (command.Kind)
            {
                case CommandKind.Open:
                    state.Apply(new RunRecord.ItemsGiven(command.Frame.Id, command.Slot, command.Attempt, items, null, Together, tolerate));
                    break;
                case CommandKind.Execute when fails(command.Frame.Index):
                    state.Apply(new RunRecord.AttemptFailed(command.Frame.Id, command.Slot, command.Attempt, new("SCOUT7016", "bad"), Final: false));
                    look(state, ++done);
                    break;
                case CommandKind.Execute:
                    state.Apply(new RunRecord.BlockDone(command.Frame.Id, command.Slot, command.Attempt, command.Frame.Item));
                    look(state, ++done);
                    break;
                case CommandKind.Close:
                    state.Apply(new RunRecord.ScopeDone(command.Frame.Id, JsonElement.Parse("1")));
                    break;
            }
        }

        Assert.True(state.HasEnded);
        Assert.Equal(Items, done);
        return state;
    }
}
