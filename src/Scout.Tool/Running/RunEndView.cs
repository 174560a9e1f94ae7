using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>The last lines of a run: how it ended, and its output.</summary>
internal static class RunEndView
{
    public static void Write(Terminal terminal, RunSummary run)
    {
        var line = new Paragraph().Append(Marks.WordOf(run.Status), Marks.StyleOf(run.Status));
        if (run.ElapsedMs is { } elapsed)
        {
            line.Append($" {(run.Status is RunStatus.Completed or RunStatus.Stopped ? "in" : "after")} {Measures.Duration(elapsed)}");
        }

        if (run.Blocks.Values.Count(block => block.Replaces is not null) is > 0 and var substitutes)
        {
            line.Append($", with {Measures.Several(substitutes, "substitute", "substitutes")} for what failed ({Marks.Substitute})", Styles.Attention);
        }

        if (run.Blocks.Values.Sum(BlockLine.FailedItems) is > 0 and var failed)
        {
            line.Append($", with {Measures.Several(failed, "failed item", "failed items")} ({Marks.Substitute})", Styles.Attention);
        }

        if (CostWords.Of(run.Used) is { Length: > 0 } cost)
        {
            line.Append($", cost {cost}", Styles.Dim);
        }

        terminal.Console.Write(line);
        terminal.Console.WriteLine();
        if (run.Output is { } output)
        {
            terminal.Console.WriteLine();
            terminal.Output.WriteLine(Whole(output));
        }
    }

    /// <summary>A value as it is: text, else indented JSON.</summary>
    public static string Whole(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Words.Safe(value.GetString()!)
        : Words.Safe(JsonSerializer.Serialize(value, ToolJson.Plain.Indented));
}
