using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Scout.Environments.Diff;
using Scout.Revisions.Json;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Tests.Diff;

public sealed class BlocksViewTests
{
    [Fact]
    public void Equal_revisions_differ_in_nothing()
    {
        var diff = RevisionDiff.Compute(Sample.Revision, Sample.With(_ => { }));

        Assert.Equal(DiffLevel.Unchanged, diff.Verdict);
        Assert.Empty(diff.Blocks);
        Assert.Empty(diff.Code);
    }

    [Fact]
    public void The_order_of_members_has_no_meaning()
    {
        var reversed = Sample.With(r =>
        {
            var blocks = r["blocks"]!.AsObject();
            foreach (var (id, block) in blocks.ToList())
            {
                blocks.Remove(id);
                blocks.Insert(0, id, block);
            }
        });

        Assert.Empty(RevisionDiff.Compute(Sample.Revision, reversed).Code);
    }

    [Fact]
    public void A_changed_prompt_in_a_branch_is_one_entry_that_counts_its_lines()
    {
        var diff = Edit(r =>
        {
            var config = r.Branch("route", "then")["apologise"]!["config"]!;
            config["prompt"] = "Be short.\nApologise to {{ customer.name }}.\nThey wrote: {{ inputs.user_message }}\nNow.";
            config["temperature"] = 0.7;
        });

        var entry = Assert.Single(diff.Blocks);
        Assert.Equal(("blocks.apologise", ChangeKind.Changed, "llm", "route.then"), (entry.Key, entry.Change, entry.Type, entry.Scope));
        Assert.Equal(["prompt (2 lines)", "temperature 0.2 -> 0.7"], entry.Settings.Select(s => s.Summary));
        Assert.Equal(DiffLevel.Risky, entry.Level);
        Assert.Equal("model behaviour", Assert.Single(entry.Impacts).Reason);
        Assert.Equal(new DiffCounts(0, 1, 0), diff.Counts);
        Assert.Equal((0, 1, 0), (diff.Size.BlocksAdded, diff.Size.BlocksChanged, diff.Size.BlocksRemoved));
    }

    [Fact]
    public void A_new_block_in_a_branch_tells_its_branch_and_what_reads_it()
    {
        var diff = Edit(r =>
        {
            r.Branch("route", "then")["escalate"] = Sample.TextBlock("Ticket of {{ customer.name }}", "customer");
            r["result"]!["ticket"] = "escalate";
            r["output"]!["properties"]!["ticket"] = new JsonObject { ["type"] = "string" };
        });

        var block = Assert.Single(diff.Blocks, e => e.Kind == EntryKind.Block);
        Assert.Equal(ChangeKind.Added, block.Change);
        Assert.Equal(["customer -> escalate", "escalate -> result.ticket", "route.then -> escalate"], block.ConnectionsAdded.Select(c => c.ToString()));
        var result = Assert.Single(diff.Blocks, e => e.Kind == EntryKind.Result);
        Assert.Equal("adds `ticket` (optional)", Assert.Single(result.Settings).Summary);
        Assert.Equal("output added", Assert.Single(result.Impacts).Reason);
        Assert.Equal(DiffLevel.Safe, result.Level);
        Assert.Equal((3, 0), (diff.Size.ConnectionsAdded, diff.Size.ConnectionsRemoved));
    }

    [Fact]
    public void A_block_that_moves_to_the_other_branch_shows_as_one_wire_moved()
    {
        var diff = Edit(r =>
        {
            r.Branch("route", "otherwise").Remove("thank", out var thank);
            r.Branch("route", "then")["thank"] = thank;
            r["blocks"]!["route"]!["otherwise"]!["result"] = new JsonObject { ["$literal"] = "" };
        });

        var moved = Assert.Single(diff.Blocks, e => e.Id == "thank");
        Assert.Equal((ChangeKind.Changed, "route.then", "route.otherwise"), (moved.Change, moved.Scope, moved.FormerScope));
        Assert.Equal("route.then -> thank", Assert.Single(moved.ConnectionsAdded).ToString());
        Assert.Equal("route.otherwise -> thank", Assert.Single(moved.ConnectionsRemoved).ToString());
        Assert.Empty(moved.Settings);
        Assert.Equal((0, 0), (diff.Size.BlocksAdded, diff.Size.BlocksRemoved));
    }

    [Fact]
    public void A_renamed_block_is_one_line_however_many_read_it()
    {
        var to = Renamed();

        var diff = RevisionDiff.Compute(Sample.Revision, to, Former("client", "customer"));

        var entry = Assert.Single(diff.Blocks);
        Assert.Equal((ChangeKind.Renamed, "client", "customer", DiffLevel.Safe), (entry.Change, entry.Id, entry.FormerId, entry.Level));
        Assert.Empty(entry.Settings);
        Assert.Empty(entry.ConnectionsAdded);
        Assert.All(diff.Code, c => Assert.Equal("blocks.client", c.Entry));
        Assert.Equal("/blocks/customer", diff.Code[0].From);
    }

    [Fact]
    public void A_renamed_block_without_its_former_id_is_one_gone_and_one_new()
    {
        var diff = RevisionDiff.Compute(Sample.Revision, Renamed());

        Assert.Equal(ChangeKind.Added, diff.Blocks.Single(e => e.Id == "client").Change);
        Assert.Equal(ChangeKind.Removed, diff.Blocks.Single(e => e.Id == "customer").Change);
    }

    [Fact]
    public void A_former_id_that_is_still_in_use_renames_nothing()
    {
        var to = Sample.With(r => r["blocks"]!["client"] = Sample.TextBlock("Hello"));

        var diff = RevisionDiff.Compute(Sample.Revision, to, Former("client", "customer"));

        Assert.Equal(ChangeKind.Added, Assert.Single(diff.Blocks).Change);
    }

    [Fact]
    public void What_a_prompt_says_beside_a_rename_stays_the_prompts_change()
    {
        var to = Sample.With(r =>
        {
            Rename(r);
            r.Branch("route", "otherwise")["thank"]!["config"]!["template"] = "Dear {{ client.name }}, thank you.";
        });

        var diff = RevisionDiff.Compute(Sample.Revision, to, Former("client", "customer"));

        Assert.Equal(["client", "thank"], diff.Blocks.Select(e => e.Id).Order());
    }

    [Fact]
    public void A_duplicate_id_is_refused_by_name()
    {
        var broken = Sample.With(r => r.Branch("route", "then")["triage"] = Sample.TextBlock("x"));

        var error = Assert.Throws<ScoutException>(() => RevisionDiff.Compute(Sample.Revision, broken));

        Assert.Equal("SCOUT6271", error.Code);
        Assert.Contains("'triage'", error.Message);
    }

    [Fact]
    public void A_branch_of_a_type_from_the_future_is_looked_into()
    {
        static JsonElement Loop(string text) => Sample.With(r =>
        {
            var loop = Sample.TextBlock("");
            loop["type"] = "repeat";
            loop["until"] = new JsonObject { ["blocks"] = new JsonObject { ["step"] = Sample.TextBlock(text) }, ["result"] = "step" };
            r["blocks"]!["again"] = loop;
        });

        var diff = RevisionDiff.Compute(Loop("a"), Loop("b"));

        Assert.Equal(("step", "again.until"), (Assert.Single(diff.Blocks).Id, diff.Blocks[0].Scope));
    }

    [Fact]
    public void The_result_is_the_protocols_json()
    {
        var diff = Edit(r => r.Block("triage")["config"]!["model"] = "smart");

        var json = JsonSerializer.SerializeToElement(diff, SnakeCaseJson.For(new DefaultJsonTypeInfoResolver()));

        Assert.Equal("risky", json.GetProperty("verdict").GetString());
        Assert.Equal("unchanged", json.GetProperty("axes").GetProperty("contract").GetString());
        Assert.Equal("model fast -> smart", json.GetProperty("blocks")[0].GetProperty("settings")[0].GetProperty("summary").GetString());
        Assert.Equal("/blocks/triage/config/model", json.GetProperty("code")[0].GetProperty("path").GetString());
        Assert.False(json.TryGetProperty("steps", out _));
    }

    private static DiffResult Edit(Action<JsonNode> edit) => RevisionDiff.Compute(Sample.Revision, Sample.With(edit));

    private static DiffAnnotations Former(string id, string former) => new()
    {
        Blocks = DiffAnnotations.None.Blocks.Add(id, new BlockAnnotation(FormerId: former)),
    };

    private static JsonElement Renamed() => Sample.With(Rename);

    private static void Rename(JsonNode r)
    {
        var blocks = r["blocks"]!.AsObject();
        blocks.Remove("customer", out var customer);
        blocks["client"] = customer;
        var apologise = r.Branch("route", "then")["apologise"]!;
        apologise["needs"] = new JsonArray("client", "inputs");
        apologise["config"]!["prompt"] = "Be kind.\nApologise to {{ client.name }}.\nThey wrote: {{ inputs.user_message }}";
        var thank = r.Branch("route", "otherwise")["thank"]!;
        thank["needs"] = new JsonArray("client");
        thank["config"]!["template"] = "Hello {{ client.name }}, thank you.";
    }
}
