using System.Text.Json;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Reviewing;

public sealed class DiffTests : IDisposable
{
    private readonly Desk _desk = new(width: 120);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_verdict_comes_first_then_what_matters()
    {
        var (from, to) = Two();

        var run = (await _desk.RunAsync("diff latest~1 latest --view blocks")).Expect(ExitCode.Done);

        Assert.Equal(
            $"""
            support-desk  {from} "First version"
                      ->  development {to} "Change prompt and temperature of apologise; add escalate; 1 more"
            RISKY   0 breaking  1 risky  2 safe   blocks +1 ~1 -0   connections +3 -0   contract extended   recorded runs fit
                    behaviour changes

              ~ apologise  llm   prompt (2 lines), temperature 0.2 -> 0.7   risky: model behaviour
              + escalate   text  Ticket of {"{{ customer.name }}"}              safe: no side effect
                  + route.then, customer -> escalate -> result.ticket
              ~ result           adds `ticket` (optional)                   safe: output added

            """,
            run.Output);
    }

    [Fact]
    public async Task The_code_view_shows_texts_line_by_line()
    {
        Two();

        var run = (await _desk.RunAsync("diff latest~1 latest --view code --context 1")).Expect(ExitCode.Done);

        Assert.Contains(
            """
            apologise
              ~ /blocks/route/then/blocks/apologise/config/prompt
                  1 - Be kind.
                  1 + Be short.
                  2   Apologise to {{ customer.name }}.
                  3   They wrote: {{ inputs.user_message }}
                  4 + Promise a ticket.
              ~ /blocks/route/then/blocks/apologise/config/temperature  0.2 -> 0.7

            escalate
              + /blocks/route/then/blocks/escalate/config/template  "Ticket of {{ customer.name }}"
              + /blocks/route/then/blocks/escalate/needs  ["customer"]
              + /blocks/route/then/blocks/escalate/output/type  "string"
              + /blocks/route/then/blocks/escalate/type  "text"

            result
              + /output/properties/ticket/type  "string"
              + /result/ticket  "escalate"

            """,
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_of_a_code_block_is_shown_as_c_sharp()
    {
        _desk.Build();
        _desk.Source = "return new Customer(\"Bob\");";
        _desk.Build(r => r["blocks"]!["customer"]!["config"]!["fingerprint"] = "sha256:" + new string('b', 64));

        var run = (await _desk.RunAsync("diff latest~1 latest")).Expect(ExitCode.Done);

        Assert.Contains($"  ~ {Desk.Method}  C#\n      1 - return new Customer(\"Ann\");\n      1 + return new Customer(\"Bob\");\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_is_whole_and_stable()
    {
        Two();

        var json = (await _desk.RunAsync("diff latest~1 latest --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal(["workflow", "from", "to", "verdict", "counts", "axes", "size", "blocks", "code", "sources"], json.EnumerateObject().Select(m => m.Name));
        Assert.Equal("risky", json.GetProperty("verdict").GetString());
        Assert.Equal("""{"breaking":0,"risky":1,"safe":2}""", JsonSerializer.Serialize(json.GetProperty("counts")));
        Assert.Equal("""{"contract":"safe","runs":"unchanged","behaviour":"risky"}""", JsonSerializer.Serialize(json.GetProperty("axes")));
        Assert.Equal("development", json.GetProperty("to").GetProperty("environment").GetString());
        Assert.Equal(["blocks.apologise", "blocks.escalate", "result"], json.GetProperty("blocks").EnumerateArray().Select(b => b.GetProperty("key").GetString()));
        var prompt = json.GetProperty("code").EnumerateArray().First(c => c.TryGetProperty("lines", out _));
        Assert.Equal(("replace", "blocks.apologise"), (prompt.GetProperty("operation").GetString(), prompt.GetProperty("entry").GetString()));
    }

    [Theory]
    [InlineData("blocks", "code")]
    [InlineData("code", "blocks")]
    public async Task A_view_leaves_the_other_one_out(string view, string other)
    {
        Two();

        var json = (await _desk.RunAsync($"diff latest~1 latest --format json --view {view}")).Expect(ExitCode.Done).Json;

        Assert.True(json.TryGetProperty(view, out _));
        Assert.False(json.TryGetProperty(other, out _));
    }

    [Fact]
    public async Task The_exit_code_tells_equal_from_different_from_breaking()
    {
        Two();
        _desk.Build(r => r["input"]!["required"]!.AsArray().Add("locale"));

        (await _desk.RunAsync("diff latest latest --exit-code")).Expect(ExitCode.Done);
        (await _desk.RunAsync("diff latest~2 latest~1 --exit-code")).Expect(ExitCode.Differences);
        (await _desk.RunAsync("diff latest~2 latest~1")).Expect(ExitCode.Done);
        (await _desk.RunAsync("diff latest latest~1 --exit-code")).Expect(ExitCode.Differences);
    }

    [Fact]
    public async Task A_removed_output_breaks_callers()
    {
        _desk.Build();
        _desk.Build(r =>
        {
            r["output"]!["properties"]!.AsObject().Remove("category");
            r["output"]!["required"]!.AsArray().RemoveAt(1);
            r["result"]!.AsObject().Remove("category");
        });

        var run = (await _desk.RunAsync("diff latest~1 latest --exit-code --view blocks")).Expect(ExitCode.BreakingDifferences);

        Assert.Contains("\nBREAKING  1 breaking  0 risky  0 safe   blocks +0 ~0 -0", run.Output, StringComparison.Ordinal);
        Assert.Contains("breaking: output removed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_revisions_say_so()
    {
        _desk.Build();

        var run = (await _desk.RunAsync("diff latest development")).Expect(ExitCode.Done);

        Assert.EndsWith("\nEQUAL   nothing differs\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_block_can_be_looked_at_alone()
    {
        Two();

        var run = (await _desk.RunAsync("diff latest~1 latest --block escalate")).Expect(ExitCode.Done);
        Assert.Contains("+ escalate", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("apologise/config", run.Output, StringComparison.Ordinal);

        var wrong = (await _desk.RunAsync("diff latest~1 latest --block apologize")).Expect(ExitCode.Error);
        Assert.Equal("error SCOUT6252: Nothing differs in 'apologize'; there are differences in apologise, escalate, result. Did you mean 'apologise'?\n", wrong.Error);
    }

    [Fact]
    public async Task A_renamed_block_is_one_line()
    {
        _desk.Build();
        _desk.Build(
            r =>
            {
                r["blocks"]!.AsObject().Remove("triage", out var triage);
                r["blocks"]!["sort"] = triage;
                r["blocks"]!["route"]!["needs"]![0] = "sort";
                r["blocks"]!["route"]!["config"]!["condition"] = "sort.urgent";
                r["result"]!["category"] = "sort.category";
            },
            former: "triage>sort");

        var run = (await _desk.RunAsync("diff latest~1 latest --view blocks")).Expect(ExitCode.Done);

        Assert.EndsWith("\n\n  = triage -> sort  llm  renamed   safe: same block, new id\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diff latest", "Required argument 'TO' missing for command: 'diff'.")]
    [InlineData("diff latest latest --context -1", "--context cannot be negative; write 0 for changed lines alone.")]
    public async Task Wrong_arguments_are_refused(string commandLine, string expected)
    {
        _desk.Build();

        var run = (await _desk.RunAsync(commandLine)).Expect(ExitCode.Error);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_narrow_terminal_keeps_every_word_of_the_verdict()
    {
        using var narrow = new Desk(width: 80);
        narrow.Build();
        narrow.Build(Desk.Escalate);

        var run = (await narrow.RunAsync("diff latest~1 latest --view blocks")).Expect(ExitCode.Done);

        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("contract extended", run.Output, StringComparison.Ordinal);
    }

    private (string From, string To) Two()
    {
        var from = _desk.Build().RevisionId[..10];
        return (from, _desk.Build(Desk.Escalate).RevisionId[..10]);
    }
}
