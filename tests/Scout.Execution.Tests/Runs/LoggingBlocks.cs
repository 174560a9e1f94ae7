using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Execution.Code;
using Scout.Execution.Running;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

public class LoggingBlocks
{
    [Fact]
    public async Task Lines_that_nobody_takes_in_time_are_left_out_and_counted_and_no_other_event_is()
    {
        const int Many = 3 * LogRoom.MostLines;
        var run = Logging();
        run.On = async happened =>
        {
            // The reader is away from the first line on until the block has logged everything.
            if (happened is BlockLogged { Line.Message: "line 1" })
            {
                await Methods.Gate(run.RunId).Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            }
        };

        var outcome = await run.RunAsync(Plan(
            $$"""{{{Method("many", "LogMany(System.Int32)", $$"""[{"$literal":{{Many}}}]""")}},{{Text("after", "after {{ many }}", "many")}}}""", "\"after\""));

        Assert.Equal("\"after logged\"", outcome.Output!.Value.GetRawText());
        var lines = run.Events.OfType<BlockLogged>().Select(logged => logged.Line).ToList();
        Assert.InRange(lines.Count - 1, LogRoom.MostLines, Many - 1);
        Assert.Equal(Enumerable.Range(1, lines.Count - 1).Select(i => $"line {i}"), lines.SkipLast(1).Select(line => line.Message));
        Assert.Equal(
            (LogSeverity.Warning, "many", $"{Many - lines.Count + 1} log lines of the block were left out here: it logs faster than the run can tell"),
            (lines[^1].Level, lines[^1].Category, lines[^1].Message));
        Assert.Equal(
            [typeof(RunStarted), typeof(BlockStarted), typeof(BlockCompleted), typeof(BlockStarted), typeof(BlockCompleted), typeof(RunCompleted)],
            run.Events.Where(happened => happened is not BlockLogged).Select(happened => happened.GetType()));
        Assert.True(run.Events.FindLastIndex(happened => happened is BlockLogged) < run.Events.FindIndex(happened => happened is BlockCompleted));
        Assert.Equal(Enumerable.Range(0, run.Events.Count), run.Events.Select(happened => (int)happened.Sequence));
    }

    [Fact]
    public async Task A_block_that_logs_without_end_keeps_no_run_from_being_canceled()
    {
        var run = Logging();
        run.On = happened => happened is BlockLogged ? run.Cancellation.CancelAsync() : Task.CompletedTask;

        var outcome = await run.RunAsync(Plan($$"""{{{Method("forever", "LogForever(System.Threading.CancellationToken)")}}}""", "\"forever\"")).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(RunEnd.Canceled, outcome.End);
        Assert.IsType<RunCanceled>(run.Events[^1]);
    }

    [Fact]
    public void Long_lines_count_by_their_letters_and_there_is_room_again_when_they_are_told()
    {
        var room = new LogRoom();
        var line = new LogLine(LogSeverity.Warning, "", new string('x', 4_000_000));
        for (var i = 0; i < 4; i++)
        {
            Assert.True(room.Add(new("a", line, default)));
        }

        Assert.True(room.Add(new("a", line, default)));
        Assert.True(room.Add(new("b", line, default)));
        Assert.True(room.Add(new("a", line, default)));
        var taken = room.Take(default);
        Assert.All(taken.Take(4), told => Assert.Same(line, told.Line));
        Assert.Equal(
            [("a", "2 log lines of the block were left out"), ("b", "1 log line of the block was left out")],
            taken.Skip(4).Select(left => (left.Block, left.Line.Message.Split(" here")[0])));

        Assert.False(room.Any);
        Assert.True(room.Add(new("b", line, default)));
        Assert.Same(line, Assert.Single(room.Take(default)).Line);
    }

    [Fact]
    public void Nothing_is_taken_in_any_more_when_the_run_is_over()
    {
        var room = new LogRoom();
        room.Close();

        Assert.False(room.Add(new("a", new(LogSeverity.Warning, "", "late"), default)));
        Assert.False(room.Any);
    }

    private static TestRun Logging()
    {
        var run = new TestRun();
        run.Services.AddLogging(logging => logging.AddProvider(new CodeLogs(TextWriter.Null)));
        return run;
    }
}
