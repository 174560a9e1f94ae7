using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Validation.Checking;
using Scout.Validation.Tests.Suites;

namespace Scout.Validation.Tests.Checking;

public class CheckingRuns
{
    private const string Output = """{"answer":"Your order 1043 is on its way.","category":"delivery","refund":48.50,"orders":[{"id":"A","state":"lost"},{"id":"B","state":"sent"}],"none":null}""";

    [Theory]
    [InlineData("equals: { at: /refund, value: 48.5 }")]
    [InlineData("equals: { at: /none, value: null }")]
    [InlineData("equals: { at: /orders/1/id, value: B }")]
    [InlineData("equals: { block: triage, at: /urgent, value: true }")]
    [InlineData("equals: { block: ask, value: third }")]
    [InlineData("equals: { block: 'each[0]/ask', value: first }")]
    [InlineData("output: { category: delivery, orders: [{ id: B }] }")]
    [InlineData("output: { orders: [{ state: lost }, { state: sent }] }")]
    [InlineData("contains: { at: /answer, value: '1043' }")]
    [InlineData("contains: { at: /orders, value: { id: A } }")]
    [InlineData("matches: { at: /answer, pattern: 'order \\d{4}' }")]
    [InlineData("matches: { at: /answer, pattern: '(?<=order )1043' }")]
    [InlineData("schema: { at: /orders, is: { type: array, items: { type: object, required: [id] } } }")]
    [InlineData("schema: { is: { type: object, properties: { category: { enum: [delivery] } }, required: [answer] } }")]
    [InlineData("schema: { at: /refund, is: { anyOf: [{ type: string }, { minimum: 48 }] } }")]
    [InlineData("number: { at: /refund, atLeast: 48.5, atMost: 48.5 }")]
    [InlineData("number: { at: /refund, above: 48, below: 49 }")]
    [InlineData("path: [triage, ask]")]
    [InlineData("path: { ran: [triage], not: [page] }")]
    [InlineData("calls: { block: ask, times: 3 }")]
    [InlineData("calls: { block: 'each[]/ask', atLeast: 2, atMost: 3 }")]
    [InlineData("calls: { block: page, times: 0 }")]
    [InlineData("time: { atMost: 2s }")]
    [InlineData("cost: { atMost: 0.02 }")]
    public void What_holds_is_no_problem(string expectation) => Assert.Empty(Problems(expectation));

    [Theory]
    [InlineData("equals: { at: /refund, value: 48 }", "/refund is 48.50, not 48")]
    [InlineData("equals: { at: /Refund, value: 48 }", "there is no /Refund in the output")]
    [InlineData("equals: { at: /orders/2, value: 1 }", "there is no /orders/2")]
    [InlineData("equals: { at: /orders/01, value: 1 }", "there is no /orders/01")]
    [InlineData("equals: { block: page, value: 1 }", "'page' did not run")]
    [InlineData("output: { category: billing }", "/category is \"delivery\", not \"billing\"")]
    [InlineData("output: { more: 1 }", "/more is not there")]
    [InlineData("output: { orders: [{ id: B }, { id: A }] }", "has no item {\"id\":\"A\"} after the others")]
    [InlineData("output: { orders: {} }", "/orders is [")]
    [InlineData("contains: { at: /answer, value: '1044' }", "/answer does not contain \"1044\"")]
    [InlineData("contains: { at: /refund, value: '48' }", "neither a list nor a text")]
    [InlineData("matches: { at: /answer, pattern: '^order' }", "/answer does not match ^order")]
    [InlineData("matches: { at: /refund, pattern: '4' }", "/refund is no text")]
    [InlineData("schema: { at: /refund, is: { type: string } }", "/refund does not fit the schema")]
    [InlineData("schema: { is: { properties: { category: {} }, additionalProperties: false } }", "the output does not fit the schema: it.answer: unknown")]
    [InlineData("schema: { at: /orders, is: { items: { properties: { id: { const: A } } } } }", "/orders does not fit the schema: it[1].id")]
    [InlineData("schema: { is: { required: [nosuch] } }", "it.nosuch: missing")]
    [InlineData("number: { at: /refund, below: 48.5 }", "/refund is 48.50, not below 48.5")]
    [InlineData("number: { at: /answer, below: 1 }", "/answer is no number")]
    [InlineData("path: [page, triage]", "'page' did not run; triage, each, each[]/ask did")]
    [InlineData("path: { not: [triage, page] }", "'triage' ran")]
    [InlineData("calls: { block: ask, times: 2 }", "'ask' ran 3 times, not twice")]
    [InlineData("calls: { block: ask, atLeast: 4 }", "'ask' ran 3 times, not at least 4 times")]
    [InlineData("noFailures: true", "'each[1]/ask' failed and was tried twice")]
    [InlineData("time: { atMost: 1s }", "it took 1.5 s, more than 1 s")]
    [InlineData("cost: { atMost: 0.01 }", "it cost 0.02, more than 0.01")]
    public void What_does_not_hold_is_told(string expectation, string says)
    {
        var problem = Assert.Single(Problems(expectation));

        Assert.StartsWith("line 5: ", problem, StringComparison.Ordinal);
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(?=(a+)+$)b|^(a+)+\\1$")]
    public void A_pattern_that_explodes_neither_hangs_nor_passes(string pattern)
    {
        var watch = Stopwatch.StartNew();

        var problem = Assert.Single(Problems($"matches: {{ at: /answer, pattern: '{pattern}' }}", $$"""{"answer":"{{new string('a', 5000)}}!"}"""));

        Assert.Contains(pattern, problem, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void The_last_round_is_the_last_of_the_loop_whichever_began_when()
    {
        var run = Run(Output);
        run = run with { Order = ["triage", "each", "each[2]/ask", "each[10]/ask", "each[0]/ask", "each[1]/ask"], Blocks = run.Blocks.SetItem("each[10]/ask", run.Blocks["each[0]/ask"] with { Output = JsonElement.Parse("\"eleventh\"") }) };

        Assert.Empty(RunChecker.Problems(Expect("equals: { block: ask, value: eleventh }"), run));
        Assert.Empty(RunChecker.Problems(Expect("equals: { block: 'each[]/ask', value: eleventh }"), run));
    }

    [Fact]
    public void What_has_no_price_is_not_said_to_cost_nothing() =>
        Assert.Contains("not known", Assert.Single(RunChecker.Problems(Expect("cost: { atMost: 1 }"), Run(Output) with { Used = new() { Requests = 1, UnpricedRequests = 1 } })), StringComparison.Ordinal);

    [Fact]
    public void What_was_put_in_place_of_an_output_is_a_failure()
    {
        var run = Run(Output);
        run = run with { Blocks = run.Blocks.SetItem("each[1]/ask", run.Blocks["each[0]/ask"]).SetItem("triage", run.Blocks["triage"] with { Replaces = new("X", "the CRM is down") }) };

        Assert.Contains("'triage' failed, and something was put in its place: the CRM is down", Assert.Single(RunChecker.Problems(Expect("noFailures: true"), run)), StringComparison.Ordinal);
    }

    private static ImmutableArray<string> Problems(string expectation, string output = Output) => RunChecker.Problems(Expect(expectation), Run(output));

    private static ImmutableArray<Validation.Suites.Expectation> Expect(string expectation) =>
        SuiteOfText.Read($"workflow: desk\ncases:\n  - name: a\n    inputs: {{}}\n    expect: [{{ {expectation} }}]").Cases[0].Expect;

    private static RunSummary Run(string output)
    {
        var blocks = new (string Path, string Json, int Attempts)[] { ("triage", """{"urgent":true}""", 1), ("each", """["first","second","third"]""", 1), ("each[0]/ask", "\"first\"", 1), ("each[1]/ask", "\"second\"", 2), ("each[2]/ask", "\"third\"", 1) };
        var run = new RunSummary { RunId = "r", Workflow = "desk", RevisionId = new('0', 64), Environment = "staging", Started = DateTimeOffset.UnixEpoch, Inputs = JsonElement.Parse("{}") };
        return run with
        {
            Status = RunStatus.Completed,
            Output = JsonElement.Parse(output),
            ElapsedMs = 1500,
            Used = new() { Requests = 1, Cost = 0.02m },
            Order = [.. blocks.Select(block => block.Path)],
            Blocks = run.Blocks.AddRange(blocks.Select(block => KeyValuePair.Create(block.Path, new BlockSummary { Type = "text", Status = RunStatus.Completed, Attempts = block.Attempts, Started = run.Started, Output = JsonElement.Parse(block.Json) }))),
        };
    }
}
