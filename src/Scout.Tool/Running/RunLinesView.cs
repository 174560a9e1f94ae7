using Scout.Revisions.Runs;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>One line for each block as it ends.</summary>
internal sealed class RunLinesView(Terminal terminal, BlockTree? shape, bool details) : RunView
{
    private readonly BlockLine _line = new(terminal.Console, shape?.LongestPath ?? 16);
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
            case BlockRetrying retrying:
                _line.WriteRetry(retrying, run.Blocks.GetValueOrDefault(retrying.Block)?.Type ?? "");
                break;
        }
    }

    public override void Ended(RunSummary run)
    {
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
        }
    }
}
