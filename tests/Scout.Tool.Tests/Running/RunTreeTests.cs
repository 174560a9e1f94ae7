using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Tool.Output;
using Scout.Tool.Running;

namespace Scout.Tool.Tests.Running;

/// <summary>What <c>run --watch</c> draws while a run goes on.</summary>
public sealed class RunTreeTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);
    private static readonly string Long = string.Concat(Enumerable.Repeat("a long sentence without an end ", 20));

    private static readonly RunEvent[] Records =
    [
        new RunStarted { RunId = "20261129t080000-0123456789", Sequence = 0, Time = Began, Workflow = "lead-desk", RevisionId = new('0', 64), Environment = "development", Inputs = JsonElement.Parse("{}") },
        new BlockStarted { RunId = "r", Sequence = 1, Time = Began, Block = "register", Type = "http", Attempt = 1, Input = JsonSerializer.SerializeToElement(Long) },
        new BlockRetrying { RunId = "r", Sequence = 2, Time = Began.AddSeconds(1), Block = "register", Attempt = 1, Error = new("SCOUT7440", Long), DelayMs = 5000 },
        new BlockStarted { RunId = "r", Sequence = 3, Time = Began, Block = "fit", Type = "llm", Attempt = 1, Input = JsonSerializer.SerializeToElement(Long) },
        new BlockCompleted { RunId = "r", Sequence = 4, Time = Began.AddSeconds(2), Block = "fit", Output = JsonSerializer.SerializeToElement(Long), ElapsedMs = 2000, Meta = JsonElement.Parse("""{"model":"m","requests":1,"input_tokens":310,"output_tokens":42,"cost":0.0123}""") },
        new BlockStarted { RunId = "r", Sequence = 5, Time = Began, Block = "file", Type = "http", Attempt = 1 },
        new BlockCompleted { RunId = "r", Sequence = 6, Time = Began.AddSeconds(2), Block = "file", Output = JsonElement.Parse("1"), ElapsedMs = 87, Meta = JsonElement.Parse("""{"host":"crm.example","status":201,"bytes":12}""") },
        new BlockStarted { RunId = "r", Sequence = 7, Time = Began, Block = "allow", Type = "approve", Attempt = 1 },
        new BlockWaiting { RunId = "r", Sequence = 8, Time = Began, Block = "allow", Wait = new() { Kind = WaitKind.Approval, Text = Long } },
    ];

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_picture_has_attempts_waits_tokens_cost_and_answers_and_no_line_that_is_too_long(int width)
    {
        var lines = Draw(Records, Began.AddSeconds(3), width);

        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(lines, line => line.Contains("register  http  3 s  again in 3 s", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("SCOUT7440 a long sentence", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("fit  llm  2 s  310 > 42 tokens, cost 0.0123", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("file  http  87 ms  201 crm.example", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("waits for a decision: a long sentence", StringComparison.Ordinal));
    }

    [Fact]
    public void An_attempt_that_has_begun_is_waited_for_no_more()
    {
        var lines = Draw([.. Records, new BlockStarted { RunId = "r", Sequence = 9, Time = Began.AddSeconds(6), Block = "register", Type = "http", Attempt = 2 }], Began.AddSeconds(7), 80);

        Assert.Contains(lines, line => line.Contains("register  http  7 s  attempt 2", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("again in", StringComparison.Ordinal));
    }

    private static string[] Draw(IEnumerable<RunEvent> records, DateTimeOffset now, int width)
    {
        using var output = new StringWriter();
        using var input = new StringReader("");
        var terminal = new Terminal { Input = input, Output = output, Error = output, Width = width, Time = TimeProvider.System };
        terminal.Console.Write(RunTree.Of(RunSummary.Of(records), null, now, width));
        return output.ToString().ReplaceLineEndings("\n").Split('\n');
    }
}
