using System.Text;
using Scout.Revisions.Project;

namespace Scout.Environments.Tests.Configuration;

public class ValidationPolicyTests
{
    [Fact]
    public void A_policy_says_what_must_have_passed_and_the_rest_has_its_default()
    {
        var environments = Read("""
            { "environments": {
              "staging": {},
              "canary": { "requires": ["staging"], "validation": { "suites": ["desk"] } },
              "early": { "validation": { "suites": ["desk"] } },
              "live": { "requires": ["canary"], "validation": { "suites": ["desk", "edge-cases"], "exempt": ["helper"], "in": "staging", "maxAge": "30d", "compare": false, "level": 0.5 } }
            } }
            """).Environments.ToDictionary(environment => environment.Name);

        Assert.Equal(("staging", null, true, 0.05), (environments["canary"].ValidatedIn, environments["canary"].Validation!.MaxAge, environments["canary"].Validation!.Compare, environments["canary"].Validation!.Level));
        Assert.Equal("development", environments["early"].ValidatedIn);
        var live = environments["live"].Validation!;
        Assert.Equal(("desk edge-cases", "staging", TimeSpan.FromDays(30), false, 0.5), (string.Join(' ', live.Suites), environments["live"].ValidatedIn, live.MaxAge!.Value, live.Compare, live.Level));
        Assert.Equal(["helper"], live.Exempt);
        Assert.Empty(environments["canary"].Validation!.Exempt);
        Assert.Null(environments["staging"].Validation);
    }

    [Theory]
    [InlineData("{}", "$.environments.a.validation: no suite is named", "leave \"validation\" out")]
    [InlineData("""{ "suites": [] }""", "$.environments.a.validation: no suite is named", "support-desk")]
    [InlineData("""{ "suites": "desk" }""", "$.environments.a.validation.suites: a string where", "a list of strings")]
    [InlineData("""{ "suites": ["suites/desk.yaml"] }""", "$.environments.a.validation.suites[0]: 'suites/desk.yaml' is not the name of a suite", "without folder and ending")]
    [InlineData("""{ "suites": ["../desk"] }""", "$.environments.a.validation.suites[0]", "[a-z][a-z0-9-]{0,63}")]
    [InlineData("""{ "suites": ["desk", "desk"] }""", "$.environments.a.validation.suites[1]: 'desk' stands here already", "Remove one")]
    [InlineData("""{ "suites": ["desk"], "exempt": ["a b"] }""", "$.environments.a.validation.exempt[0]: 'a b' is not the id of a workflow", "[a-z][a-z0-9-]{0,63}")]
    [InlineData("""{ "suites": ["desk"], "exempt": ["a", "a"] }""", "$.environments.a.validation.exempt[1]: 'a' stands here already", "Remove one")]
    [InlineData("""{ "suits": ["desk"] }""", "$.environments.a.validation.suits: unknown member", "Did you mean 'suites'?")]
    [InlineData("""{ "suites": ["desk"], "in": "stagin" }""", "$.environments.a.validation.in: there is no environment 'stagin'", "Did you mean 'staging'?")]
    [InlineData("""{ "suites": ["desk"], "in": "a" }""", "$.environments.a.validation.in: a revision comes to a no sooner than to a itself (a -> a)", "Name an environment that comes first")]
    [InlineData("""{ "suites": ["desk"], "in": "after" }""", "$.environments.a.validation.in: a revision comes to after no sooner than to a itself (a -> after -> a)", "Name an environment that comes first")]
    [InlineData("""{ "suites": ["desk"], "maxAge": "month" }""", "$.environments.a.validation.maxAge: 'month' is no age", "\"30d\" or \"12h\"")]
    [InlineData("""{ "suites": ["desk"], "maxAge": 30 }""", "$.environments.a.validation.maxAge: the number 30 where", "a string in quotes")]
    [InlineData("""{ "suites": ["desk"], "compare": "yes" }""", "$.environments.a.validation.compare: a string where", "true or false")]
    [InlineData("""{ "suites": ["desk"], "level": 0 }""", "$.environments.a.validation.level: the number 0 where", "a number above 0, at most 0.5")]
    [InlineData("""{ "suites": ["desk"], "level": 0.51 }""", "$.environments.a.validation.level: the number 0.51 where", "at most 0.5")]
    [InlineData("""["desk"]""", "$.environments.a.validation: a list where", "an object")]
    public void A_mistake_is_told_with_its_place_and_its_remedy(string policy, string place, string remedy)
    {
        var error = Assert.Throws<ScoutException>(() => Read($$"""{ "environments": { "staging": {}, "a": { "validation": {{policy}} }, "after": { "requires": ["a"] } } }"""));

        Assert.Equal("SCOUT6004", error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Development_demands_nothing() =>
        Assert.Contains("$.environments.development.validation: development is never promoted to", Assert.Throws<ScoutException>(() => Read("""{ "environments": { "development": { "validation": { "suites": ["desk"] } } } }""")).Message, StringComparison.Ordinal);

    private static ProjectFile Read(string json) => ProjectFileReader.Read(Encoding.UTF8.GetBytes(json), "scout.json");
}
