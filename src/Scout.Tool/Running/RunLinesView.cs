using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scout.Revisions.Runs;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>One line for each block as it ends.</summary>
internal sealed class RunLinesView(Terminal terminal, BlockTree? shape, bool details) : RunView
{
    private readonly BlockLine _line = new(terminal.Console, shape?.LongestPath ?? 16);
    private readonly ConcurrentDictionary<(string Block, DateTimeOffset Since), bool> _told = new();
    private readonly TextWriter _error = TextWriter.Synchronized(terminal.Error);

    public override void Happened(RunEvent happened, RunSummary run)
    {
        switch (happened)
        {
            case RunStarted:
                RunHeader.Write(terminal.Console, run);
                break;
            case BlockCompleted { Block: var path }:
                Write(path, run);
                break;
            case BlockFailed { Block: var path }:
                Write(path, run);
                break;
            // While its block runs a line waits for the block's own, to stand under it.
            case BlockLogged logged when run.Blocks.TryGetValue(logged.Block, out var block) && block.Status != RunStatus.Running:
                _line.WriteLog(logged.Block, logged.Line);
                break;
            case BlockWaiting { Signal: null } waiting:
                _line.WriteWait(waiting, run.Blocks.GetValueOrDefault(waiting.Block)?.Type ?? "");
                break;
            case RunSignaled signaled:
                _line.WriteSignal(signaled);
                break;
            case BlockRetrying retrying:
                _line.WriteRetry(retrying, run.Blocks.GetValueOrDefault(retrying.Block)?.Type ?? "");
                break;
        }
    }

    public override void Stays(RunSummary run)
    {
        foreach (var line in WaitText.HowToGoOn(run, stays: true))
        {
            _error.WriteLine(line);
        }
    }

    // Once of each wait: what there is of the limit changes meanwhile.
    public override void Queueing(ImmutableArray<PlaceWait> waits)
    {
        foreach (var wait in waits)
        {
            if (_told.TryAdd((wait.Block, wait.Since), true))
            {
                _error.WriteLine(Words.OneLine($"{wait.Block} {wait.Text}"));
            }
        }
    }

    public override void Ended(RunSummary run)
    {
        foreach (var path in run.Order.Where(path => run.Blocks[path] is { Logs: not null, Status: not (RunStatus.Completed or RunStatus.Failed) }))
        {
            Write(path, run);
        }

        terminal.Console.WriteLine();
        RunEndView.Write(terminal, run);
    }

    public override void UserLine(string line) => _error.WriteLine(line);

    private void Write(string path, RunSummary run)
    {
        if (run.Blocks.TryGetValue(path, out var block))
        {
            _line.Write(path, block);
            if (details)
            {
                _line.WriteInput(block);
            }

            _line.WriteLogs(path, block);
        }
    }
}
