using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Web.Logs;

namespace Scout.Web.Tests.Logs;

/// <summary>A run over time: loops round by round, and no room for time in which nothing happened.</summary>
public sealed class WaterfallTests
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_small_run_is_shown_whole_with_each_round_of_its_loops()
    {
        var (run, stretches) = Run("triage", "answers", "answers[0]/write", "answers[0]/check", "answers[1]/write", "translated/say");

        var rows = Waterfall.Of(run, stretches);

        Assert.Equal(
            [(0, "triage"), (0, "answers"), (1, "answers[0]"), (2, "write"), (2, "check"), (1, "answers[1]"), (2, "write"), (0, "translated"), (1, "say")],
            rows.Select(row => (row.Depth, row.Name)));
        Assert.Equal(2, rows[1].Inside);
        // From the begin of its first block to the end of its last.
        Assert.Equal((null, RunStatus.Completed, 190.0), (rows[2].Block, rows[2].Status, rows[2].Took));
    }

    [Fact]
    public void A_round_is_as_far_as_the_worst_of_its_blocks()
    {
        var (run, stretches) = Run("answers", "answers[0]/write", "answers[0]/check", "answers[1]/write");
        run = run with { Blocks = run.Blocks.SetItem("answers[0]/write", run.Blocks["answers[0]/write"] with { Status = RunStatus.Failed }).SetItem("answers[1]/write", run.Blocks["answers[1]/write"] with { Status = RunStatus.Running }) };

        var rows = Waterfall.Of(run, stretches);

        Assert.Equal(RunStatus.Failed, rows.Single(row => row.Path == "answers[0]").Status);
        Assert.Equal((RunStatus.Running, null), (rows.Single(row => row.Path == "answers[1]").Status, rows.Single(row => row.Path == "answers[1]").Took));
    }

    [Fact]
    public void Of_a_large_loop_one_page_of_rounds_is_shown_where_it_is_open()
    {
        var (run, stretches) = Run(["triage", "answers", .. Enumerable.Range(0, 1_000).SelectMany(i => new[] { $"answers[{i}]/write", $"answers[{i}]/check" })]);

        Assert.Equal([("triage", 0, false), ("answers", 1_000, false)], Waterfall.Of(run, stretches).Select(row => (row.Path, row.Inside, row.IsOpen)));

        var second = Waterfall.Of(run, stretches, "answers", Waterfall.Page);
        Assert.Equal(["triage", "answers", .. Enumerable.Range(Waterfall.Page, Waterfall.Page).Select(i => $"answers[{i}]")], second.Select(row => row.Path));

        var round = Waterfall.Of(run, stretches, "answers[777]");
        Assert.Equal(["answers[777]/write", "answers[777]/check"], round.Where(row => row.Depth == 2).Select(row => row.Path));
        Assert.Equal(2 + Waterfall.Page + 2, round.Length);
        Assert.Equal(3_002, Waterfall.Whole(run, stretches).Length);
    }

    [Fact]
    public void What_is_open_and_not_there_opens_nothing()
    {
        var (run, stretches) = Run(["answers", .. Enumerable.Range(0, 60).Select(i => $"answers[{i}]/write")]);

        Assert.Single(Waterfall.Of(run, stretches, "answer"));
        Assert.Single(Waterfall.Of(run, stretches, "<script>"));
        Assert.Single(Waterfall.Of(run, stretches, "answers", 1_000_000));
    }

    [Fact]
    public void Idle_time_takes_little_room_and_times_stay_in_order()
    {
        Stretch[] stretches = [new("one", Begin, Begin.AddSeconds(1), false), new("ask", Begin.AddSeconds(1), Begin.AddDays(2), true), new("two", Begin.AddDays(2), Begin.AddDays(2).AddSeconds(1), false)];
        var axis = TimeAxis.Of(stretches, Begin, Begin.AddDays(2).AddSeconds(1));

        Assert.InRange(axis.At(Begin.AddSeconds(1)), 0.4, 0.5);
        Assert.InRange(axis.At(Begin.AddDays(2)), 0.5, 0.6);
        Assert.Equal((0, 1), (axis.At(Begin.AddDays(-1)), axis.At(Begin.AddDays(9))));
        Assert.Equal(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1), Assert.Single(axis.Squeezed).Length);
        var times = Enumerable.Range(0, 500).Select(i => axis.At(Begin.AddMinutes(i * 6))).ToArray();
        Assert.Equal(times.Order(), times);
    }

    // Each block takes 100 ms, and begins 90 ms after the one before.
    private static (RunSummary Run, List<Stretch> Stretches) Run(params string[] paths)
    {
        var run = RunSummary.Of(new RunStarted { RunId = "1", Sequence = 0, Time = Begin, Workflow = "desk", RevisionId = new('a', 64), Environment = "development", Inputs = PlainJson.Null });
        var stretches = new List<Stretch>();
        foreach (var (path, i) in paths.Select((path, i) => (path, i)))
        {
            var at = Begin.AddMilliseconds(i * 90);
            run = run
                .With(new BlockStarted { RunId = "1", Sequence = (2 * i) + 1, Time = at, Block = path, Type = "llm" })
                .With(new BlockCompleted { RunId = "1", Sequence = (2 * i) + 2, Time = at.AddMilliseconds(100), Block = path, Output = PlainJson.Null, ElapsedMs = 100 });
            stretches.Add(new(path, at, at.AddMilliseconds(100), false));
        }

        return (run, stretches);
    }
}
