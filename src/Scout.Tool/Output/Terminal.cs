using System.Text.Json;
using Scout.Revisions.Inputs;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Spectre.Console;

namespace Scout.Tool.Output;

/// <summary>
/// Where a command reads and writes. Answers go to <see cref="Output"/>, everything else to <see cref="Error"/>. It is the only door out of the process: what others wrote leaves it as
/// <see cref="PlainText"/>, and only what this class says itself commands a terminal.
/// </summary>
internal sealed class Terminal
{
    /// <summary>The width of output that is not a terminal: wide enough that piped lines are neither wrapped nor shortened.</summary>
    public const int PipeWidth = 1000;

    // Short work says nothing where nobody watches.
    private const int SecondsToWait = 5;

    private readonly Lazy<IAnsiConsole> _console;
    private readonly TextWriter _output = TextWriter.Null;
    private readonly TextWriter _error = TextWriter.Null;

    public Terminal() => _console = new(CreateConsole);

    /// <summary>stdin.</summary>
    public required TextReader Input { get; init; }

    /// <summary>stdout: answers only.</summary>
    public required TextWriter Output
    {
        get;
        init => field = PlainWriter.Over(_output = value);
    }

    /// <summary>stderr: diagnostics and progress.</summary>
    public required TextWriter Error
    {
        get;
        init => field = PlainWriter.Over(_error = value);
    }

    /// <summary>Whether stdout is a terminal, on which things may move.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Whether stderr is a terminal.</summary>
    public bool IsErrorInteractive { get; init; }

    /// <summary>Whether colours are wanted where there is a terminal.</summary>
    public bool WantsColor { get; init; } = true;

    /// <summary>The columns to fit to, or none: the terminal's own.</summary>
    public int? Width { get; init; }

    /// <summary>The time that <c>3 min ago</c> is told from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>stdout for text: colours and movement only where they belong. Its profile says the width to fit to.</summary>
    public IAnsiConsole Console => _console.Value;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new()
    {
        Input = PipedInput.Open(),
        // One that things may move on is there; the console knows it by itself.
        Output = System.Console.IsOutputRedirected ? StandardWriter.Output(() => System.Console.Out) : System.Console.Out,
        Error = StandardWriter.Error(() => System.Console.Error),
        IsInteractive = !System.Console.IsOutputRedirected,
        IsErrorInteractive = !System.Console.IsErrorRedirected,
        WantsColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && !IsDumb,
    };

    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") == "dumb";

    /// <summary>Shows the cursor, which is hidden while things move; at once, whoever writes just now.</summary>
    public static void ShowCursor()
    {
        if (!System.Console.IsOutputRedirected && !IsDumb)
        {
            using var terminal = System.Console.OpenStandardOutput();
            terminal.Write("\e[?25h"u8);
        }
    }

    /// <summary>Writes an answer to stdout as one JSON document, snake_case.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="json">How it is written.</param>
    public void WriteJson<T>(T answer, ToolJson json) => Output.WriteLine(JsonSerializer.Serialize(answer, json.Indented));

    /// <summary>Writes <c>error CODE: message</c> to stderr.</summary>
    public void WriteError(string code, string message) => WriteDiagnostic("error", "31", code, message);

    /// <summary>Writes why a run failed: the block, then the reason.</summary>
    public void WriteRunError(RunError error) => WriteError(error.Code, error.Block is { } block ? $"{block}: {error.Message}" : error.Message);

    /// <summary>Writes <c>warning CODE: message</c> to stderr.</summary>
    public void WriteWarning(string code, string message) => WriteDiagnostic("warning", "33", code, message);

    /// <summary>Shows what long work is doing, on a line of stderr that the next one replaces; <see langword="null"/> takes it away. Nothing happens where nobody watches.</summary>
    public void ShowActivity(string? activity)
    {
        if (IsErrorInteractive)
        {
            _error.Write($"\r\e[K{Words.OneLine(activity ?? "")}");
        }
    }

    /// <summary>Shows what long work is doing while it does it, and for how long. Where nobody watches, a line says so once when it takes long.</summary>
    public async Task<T> ShowActivityAsync<T>(string activity, Task<T> work)
    {
        ShowActivity(activity);
        var start = Time.GetTimestamp();
        for (var seconds = 1; await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), Time)) != work; seconds++)
        {
            if (seconds == SecondsToWait && !IsErrorInteractive)
            {
                Error.WriteLine(activity);
            }

            ShowActivity($"{activity} {Time.GetElapsedTime(start).TotalSeconds:0} s");
        }

        ShowActivity(null);
        return await work;
    }

    private void WriteDiagnostic(string kind, string color, string code, string message)
    {
        ShowActivity(null);
        var text = Words.Safe($"{kind} {code}: {message}");
        text = IsErrorInteractive ? Words.Wrap(text, ErrorWidth) : text;
        _error.WriteLine(IsErrorInteractive && WantsColor ? $"\e[{color}m{kind}\e[0m{text[kind.Length..]}" : text);
    }

    // A terminal that does not say how wide it is breaks lines itself.
    private int ErrorWidth => Width ?? (System.Console.WindowWidth is > 0 and var width ? width : int.MaxValue);

    private PlainConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(IsInteractive ? _output : new TrailingSpaceTrimmer(_output)),
            Ansi = IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsInteractive && WantsColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsInteractive ? InteractionSupport.Detect : InteractionSupport.No,
            Enrichment = new() { UseDefaultEnrichers = false },
        });
        if (Width is { } width)
        {
            console.Profile.Width = width;
        }
        else if (!IsInteractive)
        {
            console.Profile.Width = PipeWidth;
        }

        return new(console);
    }
}
