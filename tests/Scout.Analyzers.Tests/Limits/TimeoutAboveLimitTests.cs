using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Limits;

public class TimeoutAboveLimitTests
{
    private const string Rule = "SCOUT2040";

    private static readonly (string, string)[] Settings =
    [
        ("scout.json", """{ "environments": { "staging": { "maxTimeout": "00:05:00" }, "production": { "maxTimeout": "00:01:00" } } }"""),
    ];

    [Theory]
    [InlineData("TimeSpan.FromMinutes(2)", "block 'note': Timeout is 00:02:00, but production allows 00:01:00, and refuses what is longer; make it shorter, or raise \"maxTimeout\" in scout.json")]
    [InlineData("TimeSpan.FromMilliseconds(60_001)", "production allows 00:01:00")]
    [InlineData("new TimeSpan(0, 10, 0)", "Timeout is 00:10:00, but staging allows 00:05:00 and production allows 00:01:00, and")]
    public Task A_timeout_that_an_environment_refuses_triggers(string timeout, string message) => RuleTest.Check(Rule, Text($"[|{timeout}|]"), message, Settings);

    [Theory]
    [InlineData("TimeSpan.FromMinutes(1)")]
    [InlineData("TimeSpan.FromMinutes(\"\".Length)")]
    [InlineData("TimeSpan.FromDays(3)")]
    [InlineData("null")]
    public Task A_timeout_within_the_limits_or_an_unknown_or_impossible_one_does_not_trigger(string timeout) => RuleTest.Check(Rule, Text(timeout), files: Settings);

    [Fact]
    public Task Without_a_limit_nothing_triggers() => RuleTest.Check(Rule, Text("TimeSpan.FromHours(5)"), files: [("scout.json", "{}")]);

    private static string Text(string timeout) => $$"""flow.Text("note", "a", new() { Timeout = {{timeout}} });""";
}
