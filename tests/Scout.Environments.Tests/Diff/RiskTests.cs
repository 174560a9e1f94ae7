using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments.Diff;

namespace Scout.Environments.Tests.Diff;

public sealed class RiskTests
{
    [Theory]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string","default":"en"},"tier":{"type":"integer"},"user_message":{"type":"string"}},"required":["tier","user_message"]}""", nameof(DiffLevel.Breaking), "adds `tier` (required)")]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string","default":"en"},"tier":{"type":"integer"},"user_message":{"type":"string"}},"required":["user_message"]}""", nameof(DiffLevel.Safe), "adds `tier` (optional)")]
    [InlineData("input", """{"type":"object","properties":{"user_message":{"type":"string"}},"required":["user_message"]}""", nameof(DiffLevel.Breaking), "removes `locale`")]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string","default":"en"},"user_message":{"type":"string","enum":["a"]}},"required":["user_message"]}""", nameof(DiffLevel.Breaking), "`user_message` takes only listed values")]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string","default":"en"},"user_message":{"type":["string","null"]}},"required":["user_message"]}""", nameof(DiffLevel.Safe), "`user_message` may be null")]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string","default":"en"},"user_message":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["user_message"]}""", nameof(DiffLevel.Safe), "`user_message` may be null")]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string","default":"en"},"user_message":{"type":"string","maxLength":9}},"required":["user_message"]}""", nameof(DiffLevel.Breaking), "`user_message` maxLength none -> 9")]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string","default":"de"},"user_message":{"type":"string"}},"required":["user_message"]}""", nameof(DiffLevel.Risky), "`locale` default 'en' -> 'de'")]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string"},"user_message":{"type":"string"}},"required":["locale","user_message"]}""", nameof(DiffLevel.Breaking), "`locale` is required now")]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string","default":"en"},"user_message":{"type":"string"}},"required":[]}""", nameof(DiffLevel.Safe), "`user_message` is optional now")]
    [InlineData("input", """{"type":"object","properties":{"locale":{"type":"string","default":"en"},"user_message":{"type":"integer"}},"required":["user_message"]}""", nameof(DiffLevel.Breaking), "`user_message` string -> integer")]
    [InlineData("output", """{"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"]}""", nameof(DiffLevel.Breaking), "removes `category`")]
    [InlineData("output", """{"type":"object","properties":{"answer":{"type":"string"},"category":{"type":"string"}},"required":["answer"]}""", nameof(DiffLevel.Breaking), "`category` is optional now")]
    [InlineData("output", """{"type":"object","properties":{"answer":{"type":"string"},"category":{"type":["string","null"]}},"required":["answer","category"]}""", nameof(DiffLevel.Breaking), "`category` may be null")]
    [InlineData("output", """{"type":"object","properties":{"answer":{"type":"string"},"category":{"type":"string"},"ticket":{"type":"string"}},"required":["answer","category"]}""", nameof(DiffLevel.Safe), "adds `ticket` (optional)")]
    [InlineData("output", """{"type":"object","properties":{"answer":{"type":"string"},"category":{"type":"string","enum":["a"]}},"required":["answer","category"]}""", nameof(DiffLevel.Safe), "`category` takes only listed values")]
    [InlineData("output", """{"type":"object","properties":{"answer":{"type":"string"},"category":{"type":"string","unevaluated":1}},"required":["answer","category"]}""", nameof(DiffLevel.Risky), "`category` unevaluated none -> 1")]
    public void A_contract_is_judged_as_its_callers_feel_it(string part, string schema, string expected, string summary)
    {
        var level = Enum.Parse<DiffLevel>(expected);
        var diff = RevisionDiff.Compute(Sample.Revision, Sample.With(r => r[part] = JsonNode.Parse(schema)));

        Assert.Equal(level, diff.Axes.Contract);
        Assert.Equal(level, diff.Verdict);
        Assert.Contains(summary, Assert.Single(diff.Blocks).Settings.Select(s => s.Summary));
        Assert.Equal(DiffLevel.Unchanged, diff.Axes.Behaviour);
    }

    [Theory]
    [InlineData("""{"default":1.1}""", """{"default":1.1,"x-default-json":"1.10"}""", "`fee` default 1.1 -> 1.10")]
    [InlineData("""{"default":1.1,"x-default-json":"1.10"}""", """{"default":1.1}""", "`fee` default 1.10 -> 1.1")]
    [InlineData("""{"default":1.1,"x-default-json":"1.10"}""", """{"default":2.5,"x-default-json":"2.50"}""", "`fee` default 1.10 -> 2.50")]
    [InlineData("""{"default":1.1,"x-default-json":"1.10"}""", """{"default":2.5}""", "`fee` default 1.10 -> 2.5")]
    [InlineData("""{"default":1.1,"x-default-json":"9"}""", """{"default":2.5,"x-default-json":"no JSON"}""", "`fee` default 1.1 -> 2.5")]
    public void A_default_is_told_once_and_as_it_is_written(string before, string after, string summary)
    {
        var diff = RevisionDiff.Compute(Sample.With(r => r["input"] = Input(before)), Sample.With(r => r["input"] = Input(after)));

        Assert.Equal(DiffLevel.Risky, diff.Axes.Contract);
        Assert.Equal([summary], Assert.Single(diff.Blocks).Settings.Select(s => s.Summary));

        static JsonNode? Input(string fee) => JsonNode.Parse($$"""{"type":"object","properties":{"fee":{{fee}} } }""");
    }

    [Theory]
    [InlineData("triage", "config/temperature", "0.5", nameof(DiffLevel.Risky), "model behaviour")]
    [InlineData("customer", "config/fingerprint", "\"sha256:bb\"", nameof(DiffLevel.Risky), "other code")]
    [InlineData("route", "config/condition", "\"!triage.urgent\"", nameof(DiffLevel.Risky), "other path")]
    [InlineData("triage", "retry", """{"attempts":3,"delay_ms":1000}""", nameof(DiffLevel.Safe), "tries as often or more")]
    [InlineData("triage", "timeout_ms", "30000", nameof(DiffLevel.Risky), "may time out")]
    [InlineData("triage", "on_error", """{"continue":{"$literal":null}}""", nameof(DiffLevel.Risky), "other answer to errors")]
    [InlineData("triage", "idempotent", "true", nameof(DiffLevel.Risky), "unknown setting")]
    public void A_setting_is_judged_by_what_it_does(string block, string path, string json, string expected, string reason)
    {
        var level = Enum.Parse<DiffLevel>(expected);
        var diff = RevisionDiff.Compute(Sample.Revision, Sample.With(r =>
        {
            var steps = path.Split('/');
            var at = steps.SkipLast(1).Aggregate(r.Block(block), (node, step) => node[step]!);
            at[steps[^1]] = JsonNode.Parse(json);
        }));

        var impact = Assert.Single(Assert.Single(diff.Blocks).Impacts);
        Assert.Equal((level, reason, DiffAxis.Behaviour), (impact.Level, impact.Reason, impact.Axis));
    }

    [Theory]
    [InlineData("most", "9", "ends earlier, later or otherwise")]
    [InlineData("must_hold", "true", "ends earlier, later or otherwise")]
    [InlineData("until", "\"accumulator > 4\"", "other path")]
    [InlineData("seed", "\"inputs.other\"", "other items")]
    public void A_setting_of_a_repeat_is_judged_by_what_it_does(string setting, string json, string reason)
    {
        static JsonElement Repeat(Action<JsonNode> edit) => Sample.With(r =>
        {
            r["blocks"]!["polish"] = JsonNode.Parse("""{"type":"repeat","needs":["inputs"],"config":{"seed":"inputs.user_message","until":"accumulator > 3","most":5},"output":{},"body":{"blocks":{},"result":"accumulator"}}""");
            edit(r["blocks"]!["polish"]!["config"]!);
        });

        var diff = RevisionDiff.Compute(Repeat(_ => { }), Repeat(config => config[setting] = JsonNode.Parse(json)));

        var impact = Assert.Single(Assert.Single(diff.Blocks).Impacts);
        Assert.Equal((DiffLevel.Risky, reason, DiffAxis.Behaviour), (impact.Level, impact.Reason, impact.Axis));
    }

    [Theory]
    [InlineData("tolerate", "\"all\"", nameof(DiffLevel.Risky), "ends earlier, later or otherwise")]
    [InlineData("concurrency", "2", nameof(DiffLevel.Safe), "same results, other load")]
    public void A_setting_of_a_foreach_is_judged_by_what_it_does(string setting, string json, string level, string reason)
    {
        static JsonElement Loop(Action<JsonNode> edit) => Sample.With(r =>
        {
            r["blocks"]!["each"] = JsonNode.Parse("""{"type":"foreach","needs":["inputs"],"config":{"items":"inputs.items","tolerate":3},"output":{},"body":{"blocks":{},"result":"item"}}""");
            edit(r["blocks"]!["each"]!["config"]!);
        });

        var diff = RevisionDiff.Compute(Loop(_ => { }), Loop(config => config[setting] = JsonNode.Parse(json)));

        var impact = Assert.Single(Assert.Single(diff.Blocks).Impacts);
        Assert.Equal((Enum.Parse<DiffLevel>(level), reason), (impact.Level, impact.Reason));
    }

    [Theory]
    [InlineData("delay", """{"time":{"$literal":"1.00:00:00"}}""", "time", """{"$literal":"2.00:00:00"}""", "wait-changed")]
    [InlineData("waitfor", """{"event":"paid"}""", "event", "\"received\"", "wait-changed")]
    [InlineData("approve", """{"text":"Refund?","by":["ada@example.com"]}""", "by", """["ada@example.com","bob@example.com"]""", "wait-changed")]
    [InlineData("approve", """{"text":"Refund?","by":[]}""", "may_be_denied", "true", "bound-changed")]
    public void A_block_that_waits_is_risky_however_it_changes(string type, string config, string setting, string json, string rule)
    {
        JsonElement Waiting(Action<JsonNode> edit) => Sample.With(r =>
        {
            r["blocks"]!["wait"] = JsonNode.Parse($$"""{"type":"{{type}}","needs":[],"config":{{config}},"output":{} }""");
            edit(r["blocks"]!["wait"]!["config"]!);
        });

        var waiting = Waiting(_ => { });

        Assert.Equal((DiffLevel.Risky, "wait-added"), Only(RevisionDiff.Compute(Sample.Revision, waiting)));
        Assert.Equal((DiffLevel.Risky, rule), Only(RevisionDiff.Compute(waiting, Waiting(edit => edit[setting] = JsonNode.Parse(json)))));
        Assert.Equal((DiffLevel.Risky, "block-removed"), Only(RevisionDiff.Compute(waiting, Sample.Revision)));

        static (DiffLevel Level, string Rule) Only(DiffResult diff)
        {
            var impact = Assert.Single(Assert.Single(diff.Blocks).Impacts, impact => impact.Axis == DiffAxis.Behaviour);
            return (impact.Level, impact.Rule);
        }
    }

    [Fact]
    public void A_block_of_an_unknown_type_is_risky()
    {
        var diff = RevisionDiff.Compute(Sample.Revision, Sample.With(r =>
        {
            r["blocks"]!["teleport"] = Sample.TextBlock("x");
            r["blocks"]!["teleport"]!["type"] = "teleport";
        }));

        Assert.Equal((DiffLevel.Risky, "unknown-block"), (diff.Verdict, Assert.Single(diff.Blocks[0].Impacts).Rule));
    }

    [Fact]
    public void A_block_that_is_gone_is_felt_by_recorded_runs_and_by_no_caller()
    {
        var diff = RevisionDiff.Compute(Sample.Revision, Sample.With(r => r["blocks"]!.AsObject().Remove("customer")));

        Assert.Equal(new DiffAxes(DiffLevel.Unchanged, DiffLevel.Risky, DiffLevel.Risky), diff.Axes);
    }

    [Fact]
    public void Another_pinned_revision_of_a_called_workflow_is_risky()
    {
        static JsonElement Calling(string id) => Sample.With(r => r["calls"] = new JsonObject { ["translate"] = "sha256:" + new string(id[0], 64) });

        var diff = RevisionDiff.Compute(Calling("a"), Calling("b"));

        var entry = Assert.Single(diff.Blocks);
        Assert.Equal(("calls.translate", DiffLevel.Risky, "aaaaaaaaaa -> bbbbbbbbbb"), (entry.Key, entry.Level, entry.Settings[0].Summary));
    }

    [Fact]
    public void Files_that_code_may_read_are_an_entry_of_their_own()
    {
        static JsonElement With(params (string Path, char Hash)[] files) =>
            Sample.With(r => r["files"] = new JsonObject(files.Select(file => KeyValuePair.Create(file.Path, (JsonNode?)("sha256:" + new string(file.Hash, 64))))));

        var diff = RevisionDiff.Compute(With(("a.md", 'a'), ("b.md", 'b'), ("c.md", 'c')), With(("a.md", 'a'), ("b.md", 'd'), ("d.md", 'c')));
        var first = RevisionDiff.Compute(Sample.Revision, With(("a.md", 'a')));

        var entry = Assert.Single(diff.Blocks);
        Assert.Equal(("files", EntryKind.Files, DiffLevel.Risky), (entry.Key, entry.Kind, entry.Level));
        Assert.Equal(["b.md has other content", "c.md is gone", "d.md is new"], entry.Settings.Select(setting => setting.Summary));
        Assert.Equal(("Change files", "Add a.md"), (ChangeName.From(diff), ChangeName.From(first)));
        Assert.Equal("a.md is new", Assert.Single(Assert.Single(first.Blocks).Settings).Summary);
    }

    [Fact]
    public void A_result_that_comes_from_elsewhere_is_risky()
    {
        var diff = RevisionDiff.Compute(Sample.Revision, Sample.With(r => r["result"]!["category"] = "triage.urgent"));

        var entry = Assert.Single(diff.Blocks);
        Assert.Equal(("result", DiffLevel.Risky, "`category` triage.category -> triage.urgent"), (entry.Key, entry.Level, entry.Settings[0].Summary));
    }
}
