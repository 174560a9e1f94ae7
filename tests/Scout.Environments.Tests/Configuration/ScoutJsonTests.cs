using System.Text;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Environments.Tests.Configuration;

public class ScoutJsonTests
{
    [Fact]
    public void Comments_and_trailing_commas_are_fine_and_what_is_left_out_has_its_default()
    {
        var file = Read("""
            {
              // models
              "models": { "fast": { "provider": "script", "replies": "replies.json", }, },
            }
            """);
        Assert.Equal(("script", "replies.json"), (file.Models["fast"].Provider, file.Models["fast"].Replies));
        Assert.Equal(["development", "staging", "production"], file.Environments.Select(environment => environment.Name));
        Assert.Equal(["staging"], file.Environments[2].Requires);
    }

    [Fact]
    public void A_model_of_a_provider_has_what_its_client_needs()
    {
        var model = Read("""
            {
              "models": { "fast": {
                "provider": "openai", "model": "gpt", "endpoint": "https://example.com/v1", "key": "MY_KEY", "headers": { "X-Title": "desk" },
                "price": { "input": 0.25, "cachedInput": 0.025, "output": 2 }
              } }
            }
            """).Models["fast"];

        Assert.Equal(("openai", "gpt", "https://example.com/v1", "MY_KEY", "desk"), (model.Provider, model.Model, model.Endpoint, model.Key, model.Headers!["x-title"]));
        Assert.Equal(new(0.25m, 2, 0.025m), model.Price);
    }

    [Theory]
    [InlineData("""{ "provider": "openai" }""", "$.models.m: the model has no name", "what openai calls it")]
    [InlineData("""{ "provider": "openai", "model": "x", "replies": "r.json" }""", "$.models.m.replies: unknown member of a model of openai", "endpoint")]
    [InlineData("""{ "provider": "script", "replies": "r.json", "key": "K" }""", "$.models.m.key: unknown member of a model of script", "replies")]
    [InlineData("""{ "provider": "services", "endpoint": "https://x" }""", "$.models.m.endpoint: unknown member of a model of services", "price")]
    [InlineData("""{ "provider": "openai", "model": "x", "endpoint": "example.com" }""", "$.models.m.endpoint: 'example.com' is no http or https URL", "https://")]
    [InlineData("""{ "provider": "openai", "model": "x", "endpoint": "file:///etc/passwd" }""", "$.models.m.endpoint", "no http or https URL")]
    [InlineData("""{ "provider": "openai", "model": "x", "endpoint": "https://ada:secret@example.com" }""", "$.models.m.endpoint", "A key belongs into the secret")]
    [InlineData("""{ "provider": "openai", "model": "x", "endpoint": "https://example.com/v1?api-version=1" }""", "$.models.m.endpoint", "leave out what comes after")]
    [InlineData("""{ "provider": "openai", "model": "x", "key": "sk-1234" }""", "$.models.m.key: this is no name of a secret", "never stands in scout.json")]
    [InlineData("""{ "provider": "openai", "model": "x", "headers": { "Authorization": "Bearer x" } }""", "$.models.m.headers.Authorization", "sets this header itself")]
    [InlineData("""{ "provider": "openai", "model": "x", "headers": { "X Y": "z" } }""", "$.models.m.headers.X Y", "no name of a header")]
    [InlineData("""{ "provider": "openai", "model": "x", "headers": { "X": "a\r\nB: c" } }""", "$.models.m.headers.X", "no line end")]
    [InlineData("""{ "provider": "openai", "model": "x", "headers": { "X-A": "1", "x-a": "2" } }""", "$.models.m.headers.x-a", "same header twice")]
    [InlineData("""{ "provider": "openai", "model": "x", "price": { "input": 1 } }""", "$.models.m.price: the price has no \"output\"", "0.25")]
    [InlineData("""{ "provider": "script", "replies": "r.json", "concurrency": 0 }""", "$.models.m.concurrency: the number 0 where", "a whole number from 1 to 2147483647")]
    [InlineData("""{ "provider": "openai", "model": "x", "requestsPerMinute": 1.5 }""", "$.models.m.requestsPerMinute: the number 1.5 where", "may begin within a minute")]
    [InlineData("""{ "provider": "openai", "model": "x", "tokensPerMinute": "many" }""", "$.models.m.tokensPerMinute: a string where", "Leave it out where there is no limit")]
    [InlineData("""{ "provider": "openai", "model": "x", "tokenPerMinute": 5 }""", "$.models.m.tokenPerMinute: unknown member", "Did you mean 'tokensPerMinute'?")]
    [InlineData("""{ "provider": "openai", "model": "x", "price": { "input": -1, "output": 1 } }""", "$.models.m.price.input: the number -1 where", "from 0 to 1000000")]
    public void A_mistake_in_a_model_is_told_with_its_place_and_its_remedy(string model, string place, string remedy)
    {
        var error = Assert.Throws<ScoutException>(() => Read($$"""{ "models": { "m": {{model}} } }"""));
        Assert.Equal("SCOUT6004", error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-1234", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:01:00", 60_000)]
    [InlineData("00:00:00.250", 250)]
    [InlineData("1.00:00:00", 86_400_000)]
    public void The_longest_timeout_of_an_environment_is_a_time_in_whole_milliseconds(string text, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Read($$"""{ "environments": { "live": { "maxTimeout": "{{text}}" } } }""").Environments[1].MaxTimeout);

    [Fact]
    public void A_model_has_limits_and_so_have_runs_those_of_a_workflow_over_those_of_its_environment()
    {
        var file = Read("""
            {
              "models": { "fast": { "provider": "script", "replies": "r.json", "concurrency": 4, "requestsPerMinute": 60, "tokensPerMinute": 100000 }, "free": { "provider": "services" } },
              "environments": { "live": { "limits": { "cost": 0.50, "tokens": 200000, "time": "1.00:00:00" }, "workflows": { "desk": { "limits": { "cost": 2, "time": "00:10:00" } } } } }
            }
            """);
        var live = file.Environments[1];

        Assert.Equal((new ModelLimits(4, 60, 100_000), null), (file.Models["fast"].Limits, file.Models["free"].Limits));
        Assert.Equal(new RunLimits { Cost = 0.5m, Tokens = 200_000, Time = TimeSpan.FromDays(1) }, file.Settings(live, "other").Limits);
        Assert.Equal(new RunLimits { Cost = 2, Tokens = 200_000, Time = TimeSpan.FromMinutes(10) }, file.Settings(live, "desk").Limits);
        Assert.Null(file.Settings(file.Environments[0], "desk").Limits);
    }

    [Fact]
    public void Development_is_always_there_and_first() =>
        Assert.Equal(["development", "live"], Read("""{ "environments": { "live": {} } }""").Environments.Select(environment => environment.Name));

    [Theory]
    [InlineData("""{ "enviroments": {} }""", "$.enviroments: unknown member of scout.json", "Did you mean 'environments'?")]
    [InlineData("""{ "models": { "fast": { "provider": "script", "reply": "x" } } }""", "$.models.fast.reply: unknown member", "replies")]
    [InlineData("""{ "models": { "fast": { "provider": 3 } } }""", "$.models.fast.provider: the number 3 where", "a string in quotes")]
    [InlineData("""{ "models": { "fast": {} } }""", "$.models.fast: the model has no provider", "\"provider\": \"script\"")]
    [InlineData("""{ "models": { "fast": {} } }""", "$.models.fast: the model has no provider", "\"provider\": \"services\"")]
    [InlineData("""{ "models": { "fast": { "provider": "script", "replies": "../x.json" } } }""", "$.models.fast.replies", "leaves the folder")]
    [InlineData("""{ "models": [] }""", "$.models: a list where", "an object")]
    [InlineData("""[]""", "$: a list where", "an object")]
    [InlineData("""{ "environments": { "production": { "requires": ["stagin"] }, "staging": {} } }""", "$.environments.production.requires[0]", "Did you mean 'staging'?")]
    [InlineData("""{ "environments": { "production": { "requires": "staging" }, "staging": {} } }""", "$.environments.production.requires: a string where", "a list of strings")]
    [InlineData("""{ "environments": { "a": { "requires": ["b"] }, "b": { "requires": ["a"] } } }""", "$.environments.a.requires: circular: a -> b -> a", "Remove one")]
    [InlineData("""{ "environments": { "a": { "requires": ["b"] }, "b": { "requires": ["c"] }, "c": { "requires": ["d", "b"] }, "d": {} } }""", "$.environments.b.requires: circular: b -> c -> b", "Remove one")]
    [InlineData("""{ "environments": { "development": { "requires": ["a"] }, "a": {} } }""", "$.environments.development.requires", "latest build")]
    [InlineData("""{ "environments": { "a": { "allow": ["scripts"] } } }""", "$.environments.a.allow[0]", "Did you mean 'script'?")]
    [InlineData("""{ "environments": { "a": { "demand": ["secret"] } } }""", "$.environments.a.demand[0]", "Did you mean 'secrets'?")]
    [InlineData("""{ "environments": { "a": { "maxTimeout": "1 minute" } } }""", "$.environments.a.maxTimeout: '1 minute' is no longest timeout", "00:01:00")]
    [InlineData("""{ "environments": { "a": { "maxTimeout": "00:00:00" } } }""", "$.environments.a.maxTimeout: '00:00:00'", "more than 0")]
    [InlineData("""{ "environments": { "a": { "maxTimeout": "1.00:00:01" } } }""", "$.environments.a.maxTimeout: '1.00:00:01'", "at most one day")]
    [InlineData("""{ "environments": { "a": { "maxTimeout": "00:00:00.0005" } } }""", "$.environments.a.maxTimeout: '00:00:00.0005'", "00:00:00.500")]
    [InlineData("""{ "environments": { "a": { "maxTimeout": 60 } } }""", "$.environments.a.maxTimeout: the number 60 where", "a string in quotes")]
    [InlineData("""{ "environments": { "development": { "maxTimeout": "00:01:00" } } }""", "$.environments.development.maxTimeout", "never promoted to")]
    [InlineData("""{ "environments": { "a": { "limits": { "cost": 0 } } } }""", "$.environments.a.limits.cost: a run that may cost nothing", "leave \"cost\" out")]
    [InlineData("""{ "environments": { "a": { "limits": { "costs": 1 } } } }""", "$.environments.a.limits.costs: unknown member of the budget of a run", "Did you mean 'cost'?")]
    [InlineData("""{ "environments": { "a": { "limits": { "tokens": -1 } } } }""", "$.environments.a.limits.tokens: the number -1 where", "a whole number from 1")]
    [InlineData("""{ "environments": { "a": { "limits": { "time": "10" } } } }""", "$.environments.a.limits.time: '10' is no time that a run may work", "00:10:00")]
    [InlineData("""{ "environments": { "a": { "limits": { "time": "00:00:00" } } } }""", "$.environments.a.limits.time: '00:00:00'", "more than 0")]
    [InlineData("""{ "environments": { "a": { "workflows": { "Desk": { "limits": {} } } } } }""", "$.environments.a.workflows.Desk: not the id of a workflow", "[a-z]")]
    [InlineData("""{ "environments": { "a": { "workflows": { "desk": { "limit": {} } } } } }""", "$.environments.a.workflows.desk.limit: unknown member of a workflow", "Did you mean 'limits'?")]
    [InlineData("""{ "limits": {} }""", "$.limits: unknown member of scout.json", "environments")]
    [InlineData("""{ "environments": { "Prod": {} } }""", "$.environments.Prod: not a name", "[a-z]")]
    [InlineData("""{ "environments": { "latest": {} } }""", "$.environments.latest", "Choose another name")]
    public void A_mistake_is_told_with_its_place_and_its_remedy(string json, string place, string remedy)
    {
        var error = Assert.Throws<ScoutException>(() => Read(json));
        Assert.Equal("SCOUT6004", error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"models\": { }")]
    [InlineData("{ \"models\": {}, \"models\": {} }")]
    [InlineData("")]
    public void What_is_no_json_is_told(string json) =>
        Assert.Equal("SCOUT6003", Assert.Throws<ScoutException>(() => Read(json)).Code);

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var error = Assert.Throws<ScoutException>(() => Read("""{ "x": 1, "models": { "fast": { "provider": 1 } }, "bundles": 2 }"""));
        Assert.Equal(4, error.Message.Split('\n').Length);
    }

    private static ProjectFile Read(string json) => ProjectFileReader.Read(Encoding.UTF8.GetBytes(json), "scout.json");

    [Theory]
    [InlineData(".scout")]
    [InlineData(".scout/")]
    [InlineData("./.scout/builds")]
    [InlineData("x/../.scout/bundles/local")]
    [InlineData(".SCOUT")]
    [InlineData("a\\u0000b")]
    public void Bundles_of_a_team_do_not_lie_in_the_stores_own_folder(string folder) =>
        Assert.Contains("$.bundles", Assert.Throws<ScoutException>(() => Read($$"""{ "bundles": "{{folder}}" }""")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(".scout/bundles")]
    [InlineData(".scout-team")]
    [InlineData("../.scout")]
    [InlineData("/srv/.scout")]
    public void Bundles_of_a_team_may_lie_anywhere_else(string folder) =>
        Assert.NotNull(Read($$"""{ "bundles": "{{folder}}" }"""));
}
