using Scout.Revisions.Text;
using Scout.Runs.Queries;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>Two runs side by side: a line a block, and what differs below it.</summary>
internal static class ComparisonView
{
    public static void Write(IAnsiConsole console, RunComparison runs)
    {
        Head(console, "<", runs.Left);
        Head(console, ">", runs.Right);
        console.WriteLine();
        var width = Math.Max(10, console.Profile.Width - 6);
        foreach (var block in runs.Blocks)
        {
            var (left, right) = block.Both;
            console.Write(new Paragraph()
                .Append(Mark(block), Style(block))
                .Append($" {Words.OneLine(block.Block)}")
                .Append($"  {Side(block.Left)} | {Side(block.Right)}{Said(block)}", Styles.Dim));
            console.WriteLine();
            if (block.SameInput == false)
            {
                Values(console, "in ", left!.Input is { } one ? BlockLine.Short(one) : "", right!.Input is { } other ? BlockLine.Short(other) : "", width);
            }

            if (block.SameOutput == false)
            {
                Values(console, "out", BlockLine.Short(left!.Output!.Value), BlockLine.Short(right!.Output!.Value), width);
            }
        }
    }

    private static void Head(IAnsiConsole console, string sign, RunEntry run)
    {
        console.Write(new Paragraph().Append($"{sign} ", Styles.Dim));
        RunListView.WriteLine(console, run);
    }

    private static void Values(IAnsiConsole console, string label, string left, string right, int width)
    {
        foreach (var (sign, value, style) in new[] { ("<", left, Styles.Bad), (">", right, Styles.Good) })
        {
            console.Write(new Text($"    {sign} {label} {Words.Shorten(Words.OneLine(value), Math.Max(10, width - 6))}", style));
            console.WriteLine();
        }
    }

    private static string Side(ComparedSide? side) => side is null ? "-"
        : $"{Marks.Of(side.Status)}{(side.ElapsedMs is { } elapsed ? $" {Measures.Duration(elapsed)}" : "")}{(side.Attempts > 1 ? $", {side.Attempts} attempts" : "")}";

    private static string Said(ComparedBlock block) => (block.SameInput, block.SameOutput) switch
    {
        (true, false) => ", the same in gave another out",
        (false, true) => ", another in gave the same out",
        _ => "",
    };

    private static string Mark(ComparedBlock block) => block.IsSame ? "=" : block.Left is null ? "+" : block.Right is null ? "-" : "~";

    private static Style Style(ComparedBlock block) => block.IsSame ? Styles.Dim : Styles.Attention;
}
