using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>A block of a run as one line: mark, path, type, time, and what came out.</summary>
internal sealed class BlockLine(IAnsiConsole console, int longestPath)
{
    private const int TypeWidth = 7;
    private const int TimeWidth = 9;

    // Longer than this, a value is for a file, not for a screen.
    private const int LongestValue = 300;

    private readonly int _pathWidth = Math.Clamp(longestPath, 4, 28);

    public void Write(string path, BlockSummary block)
    {
        var line = Begin(path, block.Type, Marks.Of(block), Marks.StyleOf(block));
        line.Append(Measures.Duration(block.ElapsedMs ?? 0).PadLeft(TimeWidth), Styles.Dim).Append("  ");
        var room = Room(path);
        if (block.Error is { } error)
        {
            line.Append(Words.Shorten(Words.OneLine($"{error.Code} {error.Message}"), room), Styles.Bad);
        }
        else if (block.Replaces is { } failure)
        {
            line.Append(Words.Shorten($"{Substitute(failure)}; instead {Short(block.Output)}", room), Styles.Attention);
        }
        else if (FailedItems(block) is > 0 and var failed)
        {
            line.Append(Words.Shorten($"{Items(failed)}; {Short(block.Output)}", room), Styles.Attention);
        }
        else
        {
            line.Append(Words.Shorten(EndsHere(block) ? "the workflow ends here" : Short(block.Output), room));
        }

        End(line);
    }

    public void WriteWait(BlockWaiting waiting, string type)
    {
        var line = Begin(waiting.Block, type, Marks.Of(RunStatus.Waiting), Styles.Attention);
        line.Append(new string(' ', TimeWidth + 2)).Append(Words.Shorten($"waits {WaitText.Of(waiting.Wait)}", Room(waiting.Block)), Styles.Attention);
        End(line);
    }

    public void WriteSignal(RunSignaled signaled) => End(new Paragraph().Append(
        Words.Shorten(Words.OneLine($"  {(signaled.Signal.Event is { } name ? $"event '{name}'" : "decision")} by {signaled.Signal.By}{(signaled.TakenBy is { } block ? $", for {block}" : ", which no block waits for yet")}"), console.Profile.Width - 1),
        Styles.Dim));

    public void WriteRetry(BlockRetrying retrying, string type)
    {
        var line = Begin(retrying.Block, type, Marks.Retry, Styles.Attention);
        var why = $"attempt {retrying.Attempt} failed, again in {Measures.Duration(retrying.DelayMs)}: {retrying.Error.Message}";
        line.Append(new string(' ', TimeWidth + 2)).Append(Words.Shorten(Words.OneLine(why), Room(retrying.Block)), Styles.Attention);
        End(line);
    }

    public void WriteInput(BlockSummary block)
    {
        if (block.Input is { } input)
        {
            End(new Paragraph().Append($"    given {Words.Shorten(Short(input), Math.Min(console.Profile.Width - 11, LongestValue))}", Styles.Dim));
        }
    }

    public void WriteLogs(string path, BlockSummary block)
    {
        foreach (var log in block.Logs ?? [])
        {
            WriteLog(path, log);
        }
    }

    public void WriteLog(string path, LogLine log) =>
        End(new Paragraph().Append($"    {Words.Shorten(Log(path, log), Math.Max(10, console.Profile.Width - 5))}", StyleOf(log)));

    /// <summary>A log line of a block's code on one line. A logger that is named after the block needs no name.</summary>
    public static string Log(string path, LogLine log) =>
        Words.OneLine($"{log.Level.ToString().ToLowerInvariant()} {(log.Category == path ? "" : $"{log.Category}: ")}{log.Message}");

    public static Style StyleOf(LogLine log) => log.Level switch
    {
        LogSeverity.Error or LogSeverity.Critical => Styles.Bad,
        LogSeverity.Warning => Styles.Attention,
        _ => Styles.Dim,
    };

    /// <summary>Why an output is only a substitute, on one line.</summary>
    public static string Substitute(RunError failure) => Words.OneLine($"OnError after {failure.Code} {failure.Message}");

    /// <summary>How many items of a loop failed that tolerates that; 0 for every other block.</summary>
    public static int FailedItems(BlockSummary block) =>
        block is { Type: "foreach", Meta: { ValueKind: JsonValueKind.Object } meta } && meta.TryGetProperty("failed", out var failed) && failed.TryGetInt32(out var count) ? count : 0;

    /// <summary>So many items that failed, in words.</summary>
    public static string Items(int failed) => $"{Measures.Several(failed, "item", "items")} failed";

    /// <summary>Whether the block ended its workflow early.</summary>
    public static bool EndsHere(BlockSummary block) =>
        block.Meta is { ValueKind: JsonValueKind.Object } meta && meta.TryGetProperty("stopped", out var stopped) && stopped.ValueKind == JsonValueKind.True;

    /// <summary>A value on one line: text as it is, else JSON.</summary>
    public static string Short(JsonElement? value) => value switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => Words.OneLine(text.GetString()!),
        { } json => Words.OneLine(JsonSerializer.Serialize(json, ToolJson.Plain.Line)),
    };

    private Paragraph Begin(string path, string type, string mark, Style style) => new Paragraph()
        .Append($"  {mark} ", style)
        .Append(TextWidth.Pad(Words.OneLine(path), _pathWidth))
        .Append("  ")
        .Append(TextWidth.Pad(Words.OneLine(type), TypeWidth), Styles.Dim);

    private int Room(string path) =>
        Math.Clamp(console.Profile.Width - 4 - Math.Max(TextWidth.Of(Words.OneLine(path)), _pathWidth) - 2 - TypeWidth - TimeWidth - 2 - 1, 10, LongestValue);

    private void End(Paragraph line)
    {
        console.Write(line);
        console.WriteLine();
    }
}
