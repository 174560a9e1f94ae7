using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments.Diff;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Tests.Diff;

/// <summary>What is told of a block that sends a request.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData("https://API.example.com/v1/{{ inputs.id }}", "new request to api.example.com")]
    [InlineData("http://localhost:5000/x", "new request to localhost:5000")]
    [InlineData("{{ vars.crm }}/companies", "new request to {{ vars.crm }}")]
    [InlineData("https://{{ inputs.host }}/companies", "new request to https://{{ inputs.host }}")]
    public void A_new_one_says_where_it_goes(string url, string reason)
    {
        var entry = Assert.Single(RevisionDiff.Compute(Sample.Revision, With(url)).Blocks);

        Assert.Equal((DiffLevel.Risky, "request-added", reason), Told(entry));
        Assert.Equal($"POST {url}", entry.Description);
    }

    [Fact]
    public void One_that_is_gone_is_described_too()
    {
        var entry = Assert.Single(RevisionDiff.Compute(With("{{ vars.crm_url }}/tickets"), Sample.Revision).Blocks);

        Assert.Equal("POST {{ vars.crm_url }}/tickets", entry.Description);
        Assert.Equal(DiffLevel.Risky, entry.Level);
    }

    [Theory]
    [InlineData("https://b.test/x", "host-changed", "another host: a.test -> b.test")]
    [InlineData("https://a.test:8443/x", "host-changed", "another host: a.test -> a.test:8443")]
    [InlineData("{{ vars.a }}/x", "host-changed", "another host: a.test -> {{ vars.a }}")]
    [InlineData("https://a.test/y", "request-changed", "other request")]
    [InlineData("https://A.test:443/x", "request-changed", "other request")]
    public void Another_url_says_whether_it_goes_elsewhere(string url, string rule, string reason)
    {
        var entry = Assert.Single(RevisionDiff.Compute(With("https://a.test/x"), With(url)).Blocks);

        Assert.Equal((DiffLevel.Risky, rule, reason), Told(entry));
    }

    [Theory]
    [InlineData("method", "\"PUT\"", "request-changed", "method POST -> PUT")]
    [InlineData("query", """{"q":"b"}""", "request-changed", "query")]
    [InlineData("headers", """{"X-A":"1"}""", "request-changed", "headers added")]
    [InlineData("form", """{"f":"{{ inputs.user_message }}"}""", "request-changed", "form added")]
    [InlineData("json", "\"{}\"", "request-changed", "json none -> {}")]
    [InlineData("value", "\"inputs.user_message\"", "request-changed", "value none -> inputs.user_message")]
    [InlineData("redirects", "3", "request-changed", "redirects none -> 3")]
    [InlineData("expect", "[200,404]", "answer-changed", "expect added")]
    [InlineData("yields", "\"json\"", "answer-changed", "yields none -> json")]
    [InlineData("whole", "true", "answer-changed", "whole none -> true")]
    [InlineData("max_bytes", "100", "answer-changed", "max_bytes none -> 100")]
    public void A_setting_is_judged_by_what_it_does(string setting, string json, string rule, string summary)
    {
        var entry = Assert.Single(RevisionDiff.Compute(With("https://a.test/x"), With("https://a.test/x", config => config[setting] = JsonNode.Parse(json))).Blocks);

        Assert.Equal((DiffLevel.Risky, rule, rule == "answer-changed" ? "takes the answer otherwise" : "other request"), Told(entry));
        Assert.Equal(summary, Assert.Single(entry.Settings).Summary);
    }

    [Fact]
    public void A_block_with_a_new_id_is_seen_through_in_query_headers_form_and_value()
    {
        static JsonElement Reading(string id) => Sample.With(r =>
        {
            var blocks = r["blocks"]!.AsObject();
            blocks[id] = Sample.TextBlock("x");
            blocks["ask"] = Request($"https://a.test/{{{{ {id} }}}}", config =>
            {
                config["query"] = new JsonObject { ["value"] = $"{{{{ {id} }}}}", [id] = $"{id}" };
                config["headers"] = new JsonObject { ["X-A"] = $"Bearer {{{{ {id} }}}}" };
                config["form"] = new JsonObject { ["f"] = $"{{{{ {id} | string.upcase }}}}" };
            });
            blocks["put"] = Request("https://a.test/", config => config["value"] = new JsonObject { ["name"] = id });
        });

        var former = DiffAnnotations.None.Blocks.Add("token", new BlockAnnotation { FormerId = "key" });
        var before = Reading("key");
        var after = Reading("token");

        var diff = RevisionDiff.Compute(before, after, new DiffAnnotations { Blocks = former });

        // A name in text and the name of a parameter are no reads.
        Assert.Equal([("ask", "query"), ("token", "")], diff.Blocks.Select(entry => (entry.Id, string.Join(' ', entry.Settings.Select(setting => setting.Setting)))));
        Assert.True(JsonElement.DeepEquals(after, Patch.Apply(before, diff.Code)));
    }

    private static (DiffLevel Level, string Rule, string Reason) Told(DiffEntry entry)
    {
        var impact = Assert.Single(entry.Impacts, impact => impact.Axis == DiffAxis.Behaviour);
        return (impact.Level, impact.Rule, impact.Reason);
    }

    private static JsonElement With(string url, Action<JsonNode>? edit = null) => Sample.With(r => r["blocks"]!["ask"] = Request(url, edit));

    private static JsonObject Request(string url, Action<JsonNode>? edit = null)
    {
        var config = new JsonObject { ["method"] = "POST", ["url"] = url, ["query"] = new JsonObject { ["q"] = "a" } };
        edit?.Invoke(config);
        return new() { ["type"] = "http", ["needs"] = new JsonArray(), ["config"] = config, ["output"] = new JsonObject { ["type"] = "string" } };
    }
}
