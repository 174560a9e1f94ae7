using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments.Diff;

namespace Scout.Environments.Tests.Diff;

public sealed class CodeViewTests
{
    [Fact]
    public void A_leaf_has_its_pointer_its_value_before_and_after()
    {
        var change = Assert.Single(Edit(r => r.Branch("route", "then")["apologise"]!["config"]!["temperature"] = 0.7).Code);

        Assert.Equal(("/blocks/route/then/blocks/apologise/config/temperature", CodeOperation.Replace, "blocks.apologise"), (change.Path, change.Operation, change.Entry));
        Assert.Equal((0.2, 0.7), (change.Before!.Value.GetDouble(), change.After!.Value.GetDouble()));
    }

    [Fact]
    public void Names_in_pointers_are_escaped()
    {
        var change = Assert.Single(Edit(r => r.Block("triage")["config"]!["a/b~c"] = 1).Code);

        Assert.Equal("/blocks/triage/config/a~1b~0c", change.Path);
    }

    [Fact]
    public void Blocks_inside_a_new_block_have_lines_of_their_own()
    {
        var diff = Edit(r =>
        {
            var check = Sample.TextBlock("");
            check["type"] = "when";
            check["then"] = new JsonObject { ["blocks"] = new JsonObject { ["inner"] = Sample.TextBlock("x") } };
            r["blocks"]!["check"] = check;
        });

        Assert.Equal([("/blocks/check", "blocks.check"), ("/blocks/check/then/blocks/inner", "blocks.inner")], diff.Code.Select(c => (c.Path, c.Entry)));
        Assert.Empty(diff.Code[0].After!.Value.GetProperty("then").GetProperty("blocks").EnumerateObject());
    }

    [Fact]
    public void A_list_that_grows_in_the_middle_keeps_its_ends()
    {
        static JsonElement Chat(params string[] contents) => Sample.With(r => r.Block("triage")["config"]!["messages"] =
            new JsonArray([.. contents.Select(c => new JsonObject { ["role"] = "user", ["content"] = c })]));

        var change = Assert.Single(RevisionDiff.Compute(Chat("a", "b"), Chat("a", "new", "b")).Code);

        Assert.Equal(("/blocks/triage/config/messages/1", CodeOperation.Add), (change.Path, change.Operation));
    }

    [Fact]
    public void Sources_of_code_whose_fingerprint_changed_come_with_the_block()
    {
        const string Method = "M:Desk.Support.FindCustomer(System.String)";
        var annotations = new DiffAnnotations
        {
            SourcesBefore = DiffAnnotations.None.SourcesBefore.Add(Method, "return 1;"),
            SourcesAfter = DiffAnnotations.None.SourcesAfter.Add(Method, "return 2;"),
        };
        var to = Sample.With(r => r.Block("customer")["config"]!["fingerprint"] = "sha256:bb");

        var source = Assert.Single(RevisionDiff.Compute(Sample.Revision, to, annotations).Sources);

        Assert.Equal(new SourceChange("blocks.customer", Method, "return 1;", "return 2;"), source);
        Assert.False(source.OnlyWhatItReaches);
        Assert.Empty(RevisionDiff.Compute(Sample.Revision, Sample.Revision, annotations).Sources);
    }

    [Fact]
    public void Code_that_only_reaches_other_code_says_so()
    {
        const string Method = "M:Desk.Support.FindCustomer(System.String)";
        var sources = DiffAnnotations.None.SourcesBefore.Add(Method, "return Table.Size;");
        var to = Sample.With(r => r.Block("customer")["config"]!["fingerprint"] = "sha256:bb");

        var diff = RevisionDiff.Compute(Sample.Revision, to, new DiffAnnotations { SourcesBefore = sources, SourcesAfter = sources });

        Assert.True(Assert.Single(diff.Sources).OnlyWhatItReaches);
    }

    [Fact]
    public void The_first_version_adds_everything()
    {
        var diff = RevisionDiff.Compute(null, Sample.Revision);

        Assert.True(diff.First);
        Assert.Equal(5, diff.Size.BlocksAdded);
        Assert.True(JsonElement.DeepEquals(Sample.Revision, Patch.Apply(JsonElement.Parse("{}"u8), diff.Code)));
    }

    private static DiffResult Edit(Action<JsonNode> edit) => RevisionDiff.Compute(Sample.Revision, Sample.With(edit));
}
