using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Limits;

public class SettingOutOfRangeTests
{
    private const string Rule = "SCOUT1014";

    [Theory]
    [InlineData("Temperature = [|9|]", "block 'note': Temperature is 9; use a value from 0 to 2")]
    [InlineData("Temperature = [|-0.5|]", "Temperature is -0.5; use a value from 0 to 2")]
    [InlineData("MaxToolRounds = [|101|]", "MaxToolRounds is 101; use a value from 1 to 100")]
    [InlineData("MaxTokens = [|0|]", "MaxTokens is 0; use a value from 1 to 1000000")]
    [InlineData("Timeout = [|TimeSpan.FromDays(2)|]", "Timeout is 2.00:00:00; use a value from 1 ms to 1 day")]
    [InlineData("Timeout = [|TimeSpan.Zero|]", "Timeout is 00:00:00; use a value from 1 ms to 1 day")]
    [InlineData("Timeout = [|new TimeSpan(25, 0, 0)|]", "Timeout is 1.01:00:00; use a value from 1 ms to 1 day")]
    [InlineData("Timeout = [|TimeSpan.FromMilliseconds(1.5)|]", "use whole milliseconds")]
    [InlineData("Retry = Retry.Fixed([|1|])", "Retry attempts is 1; use a value from 2 to 20")]
    [InlineData("Retry = Retry.Fixed(3, delay: [|TimeSpan.FromHours(-1)|])", "Retry delay is -01:00:00; use a value from 0 to 1 day")]
    [InlineData("Retry = Retry.Exponential(attempts: 3, delay: TimeSpan.FromSeconds(5), maxDelay: [|TimeSpan.FromSeconds(2)|])", "Retry maxDelay (00:00:02) is less than its delay (00:00:05); make it longer")]
    public Task A_constant_out_of_its_range_triggers(string setting, string message) => RuleTest.Check(Rule, Model(setting), message);

    [Theory]
    [InlineData("MaxResponseBytes = [|0|]", "block 'ask': MaxResponseBytes is 0; use a value from 1 to 16777216 (16 MiB)")]
    [InlineData("MaxResponseBytes = [|17 * 1024 * 1024|]", "MaxResponseBytes is 17825792; use a value from 1 to 16777216 (16 MiB)")]
    [InlineData("Redirects = [|11|]", "Redirects is 11; use a value from 0 to 10")]
    [InlineData("Expect = [200, [|199|]]", "Expect has 199; use statuses from 200 to 599")]
    [InlineData("Expect = new[] { [|600|] }", "Expect has 600; use statuses from 200 to 599")]
    [InlineData("Method = [|HttpMethod.Trace|]", "Method is 'TRACE'; use one of DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT")]
    [InlineData("Headers = new() { [[|\"X Y\"|]] = \"a\" }", "Headers has the name 'X Y'; a header's name is of letters, digits and -")]
    [InlineData("Headers = new() { { [|\"Host\"|], \"a\" } }", "Headers has 'Host', which is of the connection; leave it out")]
    [InlineData("Query = new() { [[|\"\"|]] = \"a\" }", "Query has a field without a name; name it")]
    [InlineData("Body = HttpBody.Form(new() { [[|\"\"|]] = \"a\" })", "Body has a field without a name; name it")]
    [InlineData("Body = HttpBody.Text(\"a\", [|\"csv\"|])", "the content type is 'csv'; write one such as text/csv")]
    [InlineData("Url = [|\"api.example.com\"|]", "Url begins with 'api.example.com'; write a URL of https or http")]
    [InlineData("Url = [|\"https://ada:secret@a.test/{{ inputs.text }}\"|]", "Url has a name or a password before its host")]
    public Task A_constant_of_a_request_that_cannot_be_triggers(string setting, string message) => RuleTest.Check(Rule, Request(setting), message);

    [Theory]
    [InlineData("MaxResponseBytes = 16 * 1024 * 1024, Redirects = 10, Expect = [200, 599], Method = HttpMethod.Options")]
    [InlineData("Headers = new() { [\"Authorization\"] = \"a\", [\"X-Request-Id\"] = \"b\" }, Query = new() { [\"$filter\"] = \"a\" }")]
    [InlineData("Url = \"{{ vars.api }}/v1\"")]
    [InlineData("Url = input.Text")]
    public Task A_constant_of_a_request_that_can_be_does_not_trigger(string setting) => RuleTest.Check(Rule, Request(setting));

    [Fact]
    public Task The_fix_takes_the_nearest_bound_of_a_request() => FixTest<SettingOutOfRangeFixer>.Check(
        Rule, Request("MaxResponseBytes = [|99_999_999|], Redirects = [|-1|], Expect = [[|99|]]"), Request("MaxResponseBytes = 16_777_216, Redirects = 0, Expect = [200]"));

    [Fact]
    public Task A_loops_concurrency_out_of_its_range_triggers() => RuleTest.Check(Rule, """
        const int Many = 1000;
        flow.ForEach("lines", flow.Code("orders", Desk.FindOrders, input.Text), (flow, order) => order, new() { Concurrency = [|Many|] });
        """, "Concurrency is 1000; use a value from 1 to 256");

    [Fact]
    public Task A_number_of_failures_that_a_loop_tolerates_out_of_its_range_triggers() => RuleTest.Check(Rule, """
        flow.ForEach("lines", flow.Code("orders", Desk.FindOrders, input.Text), (flow, order) => order, tolerate: [|0|]);
        """, "block 'lines': tolerate is 0; use a value from 1 to 1000000, or Tolerate.All");

    [Theory]
    [InlineData("0")]
    [InlineData("1_001")]
    public Task The_most_rounds_of_a_repeat_out_of_their_range_trigger(string most) => RuleTest.Check(
        Rule,
        $"flow.Repeat(\"rounds\", input.Text, text => text.Is(\"x\"), (flow, text) => text, most: [|{most}|]);",
        $"block 'rounds': most is {most.Replace("_", "", StringComparison.Ordinal)}; use a value from 1 to 1000");

    [Theory]
    [InlineData("flow.Delay(\"pause\", [|TimeSpan.Zero|]);", "block 'pause': the delay is 00:00:00; use a value from 1 ms to 3650 days")]
    [InlineData("flow.Delay(\"pause\", [|TimeSpan.FromDays(4000)|]);", "the delay is 4000.00:00:00; use a value from 1 ms to 3650 days")]
    [InlineData("flow.Delay(\"pause\", [|TimeSpan.FromMilliseconds(1.5)|]);", "use whole milliseconds")]
    [InlineData("flow.WaitFor<string>(\"paid\", \"paid\", new() { Timeout = [|TimeSpan.FromDays(3651)|] });", "Timeout is 3651.00:00:00; use a value from 1 ms to 3650 days")]
    [InlineData("flow.WaitFor<string>(\"paid\", [|\"Payment received\"|]);", "block 'paid': the event is called 'Payment received'; use lower-case letters, digits and _")]
    public Task A_wait_out_of_its_range_triggers(string block, string message) => RuleTest.Check(Rule, block, message);

    [Fact]
    public Task A_wait_may_take_longer_than_work() => RuleTest.Check(Rule, """
        flow.Delay("pause", TimeSpan.FromDays(3650));
        flow.WaitFor<string>("paid", "paid_2", new() { Timeout = TimeSpan.FromDays(2) });
        flow.Approve("agree", "Agree?", new() { Timeout = TimeSpan.FromDays(30) });
        """);

    [Theory]
    [InlineData("flow.WaitFor<string>(\"paid\", [|\"PaymentReceived\"|]);", "flow.WaitFor<string>(\"paid\", \"payment_received\");")]
    [InlineData("flow.Delay(\"pause\", [|TimeSpan.FromDays(4000)|]);", "flow.Delay(\"pause\", TimeSpan.FromDays(3650));")]
    [InlineData("flow.Delay(\"pause\", [|TimeSpan.Zero|]);", "flow.Delay(\"pause\", TimeSpan.FromMilliseconds(1));")]
    public Task The_fix_writes_a_wait_that_is_right(string block, string mended) => FixTest<SettingOutOfRangeFixer>.Check(Rule, block, mended);

    [Theory]
    [InlineData("Temperature = 2, MaxTokens = 1_000_000, Timeout = TimeSpan.FromDays(1), Retry = Retry.Exponential(20)")]
    [InlineData("Temperature = 0, MaxTokens = 1, Timeout = TimeSpan.FromMilliseconds(1), Retry = Retry.Fixed(2, TimeSpan.Zero)")]
    [InlineData("Temperature = null, MaxTokens = \"\".Length, Timeout = TimeSpan.FromDays(\"\".Length), Retry = null")]
    [InlineData("Retry = Retry.Exponential(2, TimeSpan.FromMinutes(5))")]
    public Task What_is_in_its_range_or_no_constant_does_not_trigger(string settings) => RuleTest.Check(Rule, Model(settings));

    [Theory]
    [InlineData("Temperature = [|9|], MaxTokens = [|2_000_000|]", "Temperature = 2, MaxTokens = 1_000_000")]
    [InlineData("Temperature = [|9.5|], MaxTokens = [|-1|]", "Temperature = 2.0, MaxTokens = 1")]
    [InlineData("Temperature = [|9d|], Retry = Retry.Fixed([|50|], [|TimeSpan.FromSeconds(-1)|])", "Temperature = 2d, Retry = Retry.Fixed(20, TimeSpan.Zero)")]
    [InlineData("Timeout = [|TimeSpan.FromHours(48)|]", "Timeout = TimeSpan.FromHours(24)")]
    [InlineData("Timeout = [|System.TimeSpan.FromTicks(-5)|]", "Timeout = System.TimeSpan.FromMilliseconds(1)")]
    [InlineData("Retry = Retry.Exponential(3, TimeSpan.FromSeconds(5), [|TimeSpan.FromSeconds(2)|])", "Retry = Retry.Exponential(3, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5))")]
    public Task The_fix_writes_the_nearest_bound_as_the_value_was_written(string settings, string mended) =>
        FixTest<SettingOutOfRangeFixer>.Check(Rule, Model(settings), Model(mended));

    private static string Model(string settings) => $$"""var note = flow.Llm("note", new() { Model = "fast", Prompt = "a", {{settings}} });""";

    private static string Request(string setting) =>
        $$"""flow.Http("ask", new() { {{(setting.Contains("Url", StringComparison.Ordinal) ? "" : "Url = \"https://a.test\", ")}}{{(setting.Contains("Method", StringComparison.Ordinal) ? "" : "Method = HttpMethod.Post, ")}}{{setting}} });""";
}
