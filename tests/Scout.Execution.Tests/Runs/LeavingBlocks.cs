using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Execution.Code;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

public class LeavingBlocks
{
    [Fact]
    public async Task Work_left_behind_that_asks_for_its_surroundings_only_then_finds_where_it_was_and_no_services()
    {
        var run = new TestRun();
        var left = Methods.Left.GetOrAdd(run.RunId, _ => new());
        await run.RunAsync(Plan($$"""{{{Method("leaves", "LeaveLate(System.String)", $$"""[{"$literal":"{{run.RunId}}"}]""")}},{{Text("after", "x", "leaves")}}}""", "\"after\""));
        Methods.Gate(run.RunId).SetResult();

        Assert.Equal("leaves: ObjectDisposedException", await left.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_a_block_used_logs_as_that_block_while_it_is_disposed_of_and_is_in_no_block_any_more()
    {
        var run = new TestRun();
        var told = new ConcurrentQueue<string>();
        run.Services.AddSingleton(told).AddScoped<Farewell>().AddLogging(logging => logging.AddProvider(new CodeLogs(TextWriter.Null)));
        await run.RunAsync(Plan($$"""{{{Method("uses", "UseFarewell")}}}""", "\"uses\""));

        Assert.Equal(["InvalidOperationException"], told);
        Assert.Equal(("uses", "farewell"), run.Events.OfType<BlockLogged>().Select(logged => (logged.Block, logged.Line.Message)).Single());
    }
}

/// <summary>Logs, and tells what surrounds it, when it is disposed of.</summary>
internal sealed class Farewell(ILogger<Farewell> logger, ConcurrentQueue<string> told) : IDisposable
{
    public void Dispose()
    {
        logger.LogWarning("farewell");
        told.Enqueue(Record.Exception(() => CodeContext.Current)?.GetType().Name ?? "a block");
    }
}
