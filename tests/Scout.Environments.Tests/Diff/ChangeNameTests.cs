using System.Text.Json.Nodes;
using Scout.Environments.Diff;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Tests.Diff;

public sealed class ChangeNameTests
{
    [Fact]
    public void The_first_revision_is_the_first_version() =>
        Assert.Equal("First version", ChangeName.From(RevisionDiff.Compute(null, Sample.Revision)));

    [Fact]
    public void Nothing_is_no_change() => Assert.Equal("No change", Name(_ => { }));

    [Fact]
    public void What_changes_comes_before_what_is_new() =>
        Assert.Equal("Change prompt of triage; add escalate", Name(r =>
        {
            r.Block("triage")["config"]!["prompt"] = "Sort: {{ inputs.user_message }}";
            r["blocks"]!["escalate"] = Sample.TextBlock("x");
        }));

    [Fact]
    public void A_fingerprint_is_code() =>
        Assert.Equal("Change code of customer", Name(r => r.Block("customer")["config"]!["fingerprint"] = "sha256:bb"));

    [Fact]
    public void A_branch_that_comes_with_its_block_goes_without_saying() =>
        Assert.Equal("Add check and note", Name(r =>
        {
            var check = Sample.TextBlock("");
            check["type"] = "when";
            check["then"] = new JsonObject { ["blocks"] = new JsonObject { ["inner"] = Sample.TextBlock("x") } };
            r["blocks"]!["check"] = check;
            r["blocks"]!["note"] = Sample.TextBlock("x");
        }));

    [Fact]
    public void A_block_that_changes_branch_is_moved() =>
        Assert.Equal("Change route; move thank from route.otherwise to the workflow", Name(r =>
        {
            r.Branch("route", "otherwise").Remove("thank", out var thank);
            r["blocks"]!["thank"] = thank;
            r["blocks"]!["route"]!["otherwise"]!["result"] = new JsonObject { ["$literal"] = "" };
            r.Block("route")["config"]!["condition"] = "!triage.urgent";
            r.Block("route")["retry"] = new JsonObject { ["attempts"] = 2, ["delay_ms"] = 1 };
        }));

    [Fact]
    public void A_rename_names_both_ids()
    {
        var to = Sample.With(r =>
        {
            r["blocks"]!.AsObject().Remove("triage", out var triage);
            r["blocks"]!["sort"] = triage;
            r.Block("route")["needs"] = new JsonArray("sort");
            r.Block("route")["config"]!["condition"] = "sort.urgent";
            r["result"]!["category"] = "sort.category";
        });
        var former = DiffAnnotations.None.Blocks.Add("sort", new BlockAnnotation(FormerId: "triage"));

        Assert.Equal("Rename triage to sort", ChangeName.From(RevisionDiff.Compute(Sample.Revision, to, new DiffAnnotations { Blocks = former })));
    }

    [Fact]
    public void An_input_that_is_new_is_named() =>
        Assert.Equal("Add input tier", Name(r => r["input"]!["properties"]!["tier"] = new JsonObject { ["type"] = "integer" }));

    [Fact]
    public void A_name_has_a_bound_and_says_how_much_it_leaves_out()
    {
        var name = Name(r =>
        {
            foreach (var id in new[] { "customer", "route", "triage" })
            {
                r.Block(id)["timeout_ms"] = 5;
                r.Block(id)["retry"] = new JsonObject { ["attempts"] = 2, ["delay_ms"] = 1 };
            }
        });

        Assert.Equal("Change retry and timeout of customer; 2 more", name);
        Assert.True(name.Length <= ChangeName.MaxLength);
    }

    [Fact]
    public void A_long_id_is_cut()
    {
        var name = Name(r => r["blocks"]![new string('a', 100)] = Sample.TextBlock("x"));

        Assert.Equal(ChangeName.MaxLength, name.Length);
        Assert.EndsWith("aaa...", name);
    }

    private static string Name(Action<JsonNode> edit) => ChangeName.From(RevisionDiff.Compute(Sample.Revision, Sample.With(edit)));
}
