using System.Globalization;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>One run after the fact: a tree of its blocks, or all about one of them.</summary>
internal static class LogView
{
    public static void Write(Terminal terminal, RunSummary run, string? block, BlockTree? shape)
    {
        var console = terminal.Console;
        console.Write(RunHeader.Line(run));
        console.WriteLine();
        var started = run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var promotion = run.PromotionId is { } id ? $", promotion {id}" : "";
        console.Write(new Text($"run {run.RunId}, {started}{promotion}", Styles.Dim));
        console.WriteLine();
        console.WriteLine();
        if (block is not null)
        {
            foreach (var path in BlockPaths.Matching(run, block))
            {
                WriteBlock(terminal, path, run.Blocks[path]);
            }

            return;
        }

        var now = terminal.Time.GetUtcNow();
        var inputs = $"inputs {Words.Shorten(BlockLine.Short(run.Inputs), Math.Max(10, console.Profile.Width - 8))}";
        console.Write(RunTree.Of(run, shape, now, console.Profile.Width, new Text(inputs)));
        console.WriteLine();
        RunEndView.Write(terminal, run);
        if (run.Error is { } error)
        {
            WriteError(terminal, error);
        }

        foreach (var line in run.Status == RunStatus.Waiting ? WaitText.HowToGoOn(run) : [])
        {
            terminal.Output.WriteLine(line);
        }

        if (run.Status is RunStatus.Interrupted or RunStatus.NeedsDecision)
        {
            terminal.Output.WriteLine(RunProcess.HowToGoOn(run));
        }
    }

    private static void WriteBlock(Terminal terminal, string path, BlockSummary block)
    {
        var attempts = block.Attempts > 1 ? $", {block.Attempts} attempts" : "";
        terminal.Console.Write(new Paragraph()
            .Append($"{Marks.Of(block)} ", Marks.StyleOf(block))
            .Append(Words.OneLine(path), new(decoration: Decoration.Bold))
            .Append($"  {Words.OneLine(block.Type)}{(block.ElapsedMs is { } elapsed ? $"  {Measures.Duration(elapsed)}" : "")}{attempts}", Styles.Dim));
        terminal.Console.WriteLine();
        if (block.Replaces is { } failure)
        {
            terminal.Console.Write(new Text("a substitute by its OnError for", Styles.Attention));
            terminal.Console.WriteLine();
            WriteError(terminal, failure);
        }

        foreach (var log in block.Logs ?? [])
        {
            terminal.Output.WriteLine(BlockLine.Log(path, log));
            if (log.Detail is { Length: > 0 } detail)
            {
                terminal.Output.WriteLine(Words.Safe(detail.TrimEnd()));
            }
        }

        foreach (var (label, value) in new[] { ("in", block.Input), ("out", block.Output), ("meta", block.Meta) })
        {
            if (value is { } shown)
            {
                terminal.Console.Write(new Text(label, Styles.Dim));
                terminal.Console.WriteLine();
                terminal.Output.WriteLine(RunEndView.Whole(shown));
            }
        }

        if (block.Error is { } error)
        {
            WriteError(terminal, error);
        }

        terminal.Console.WriteLine();
    }

    private static void WriteError(Terminal terminal, RunError error)
    {
        terminal.Output.WriteLine(Words.Safe($"{error.Code}: {error.Message}"));
        if (error.Detail is { Length: > 0 } detail)
        {
            terminal.Output.WriteLine(Words.Safe(detail.TrimEnd()));
        }
    }
}
