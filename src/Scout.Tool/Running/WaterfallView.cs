using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Runs.Queries;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>One run over time: a bar a block, its attempts and the waits between them, and what models used.</summary>
internal static class WaterfallView
{
    private const string Working = "█";
    private const string Waiting = "░";
    private const int Narrowest = 10;
    private const int Widest = 80;

    // The mark, and what stands between the columns.
    private const int Around = 5;

    public static void Write(Terminal terminal, RunSummary run, IReadOnlyList<RunEvent> records)
    {
        var console = terminal.Console;
        console.Write(RunHeader.Line(run));
        console.WriteLine();
        console.Write(new Text($"run {run.RunId}", Styles.Dim));
        console.WriteLine();
        console.WriteLine();
        var began = records[0].Time;
        var until = records[^1].IsEnd || run.Status is not (RunStatus.Running or RunStatus.Waiting) ? records[^1].Time : terminal.Time.GetUtcNow();
        var length = Math.Max(1, (until - began).TotalMilliseconds);
        var names = run.Order.Select(path => Words.Shorten(Words.OneLine(path), Math.Max(12, console.Profile.Width / 3))).ToArray();
        var widest = names.Select(TextWidth.Of).DefaultIfEmpty().Max();
        var said = run.Order.Select(path => Said(run.Blocks[path])).ToArray();
        var width = Math.Clamp(console.Profile.Width - widest - said.Select(text => text.Length).DefaultIfEmpty().Max() - Around, Narrowest, Widest);
        var stretches = Stretch.Of(records, until);
        foreach (var (path, name, end) in run.Order.Zip(names, said))
        {
            var block = run.Blocks[path];
            var bar = new string(' ', width).ToCharArray();
            foreach (var stretch in stretches.Where(stretch => stretch.Block == path).OrderByDescending(stretch => stretch.IsWait))
            {
                var from = Math.Min(width - 1, (int)((stretch.From - began).TotalMilliseconds / length * width));
                var to = Math.Min(width, Math.Max(from + 1, (int)Math.Ceiling((stretch.To - began).TotalMilliseconds / length * width)));
                bar.AsSpan(from, to - from).Fill((stretch.IsWait ? Waiting : Working)[0]);
            }

            console.Write(new Paragraph()
                .Append($"{Marks.Of(block)} ", Marks.StyleOf(block))
                .Append(name + new string(' ', widest - TextWidth.Of(name)))
                .Append($" {new string(bar)} ", Styles.Id)
                .Append(end, Styles.Dim));
            console.WriteLine();
        }

        console.WriteLine();
        RunEndView.Write(terminal, run with { Output = null });
    }

    private static string Said(BlockSummary block)
    {
        return string.Join(", ", new[]
        {
            block.ElapsedMs is { } elapsed ? Measures.Duration(elapsed) : "",
            block.Attempts > 1 ? $"{block.Attempts} attempts" : "",
            CostText.OfBlock(block.Meta),
            block.TakenFrom is { } earlier ? $"taken from {RunIds.ShortOf(earlier)}" : "",
        }.Where(part => part.Length > 0));
    }
}
