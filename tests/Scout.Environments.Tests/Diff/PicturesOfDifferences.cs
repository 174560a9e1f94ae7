using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments.Diff;
using Scout.Environments.Diff.Words;
using Scout.Environments.Graphs;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Tests.Diff;

/// <summary>A difference as it is looked at: as one picture, line beside line, and as callers see it.</summary>
public sealed class PicturesOfDifferences
{
    [Fact]
    public void What_is_gone_stands_in_the_picture_where_it_stood()
    {
        var graph = Picture(revision =>
        {
            revision.Branch("route", "then").Remove("apologise");
            revision.Branch("route", "then")["excuse"] = Sample.TextBlock("We are sorry.", "customer");
            revision.Block("route")["then"]!["result"] = "excuse";
        });

        var then = Assert.Single(graph.Scope.Blocks, block => block.Id == "route").Scopes.First(scope => scope.Name == "then");
        Assert.Equal(["excuse", "apologise"], then.Blocks.Select(block => block.Id));
        Assert.Equal((ChangeKind.Added, ChangeKind.Removed), (graph.Changes["excuse"].Change, graph.Changes["apologise"].Change));
        Assert.Contains(new Connection("customer", "excuse"), graph.Added);
        Assert.Contains(new Connection("inputs", "apologise"), graph.Removed);
        Assert.False(graph.Changes.ContainsKey("customer"));
    }

    [Fact]
    public void What_moved_and_what_has_another_name_stands_there_once()
    {
        var graph = Picture(
            revision =>
            {
                var apologise = revision.Branch("route", "then")["apologise"]!.DeepClone();
                revision["blocks"]!.AsObject().Remove("route");
                revision["blocks"]!["apologise"] = apologise;
                var triage = revision.Block("triage").DeepClone();
                revision["blocks"]!.AsObject().Remove("triage");
                revision["blocks"]!["sort"] = triage;
                revision["result"] = new JsonObject { ["answer"] = "apologise", ["category"] = "sort.category" };
            },
            ("sort", "triage"));

        Assert.Equal(["apologise", "customer", "route", "sort", "thank"], All(graph.Scope).Order(StringComparer.Ordinal));
        Assert.Equal("route.then", graph.Changes["apologise"].FormerScope);
        Assert.Equal(["thank"], graph.Scope.Blocks.Single(block => block.Id == "route").Scopes.SelectMany(All));
    }

    /// <remarks>Whatever is done to a revision, every block of both is in the picture, and only once.</remarks>
    [Fact]
    public void Every_block_of_both_is_in_the_picture_once()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new RandomRevision(seed);
            var made = random.Make(8);
            var (edited, annotations) = random.Edit(made, 6);
            var (before, after) = (JsonSerializer.SerializeToElement(made), JsonSerializer.SerializeToElement(edited));
            var diff = RevisionDiff.Compute(before, after, annotations);
            var graph = ChangedGraph.Of(GraphScope.Of(before), GraphScope.Of(after), diff.Blocks);

            var renamed = diff.Blocks.Where(entry => entry.FormerId is not null).Select(entry => entry.FormerId!);
            Assert.Equal(All(GraphScope.Of(before)).Except(renamed).Union(All(GraphScope.Of(after))).Order(StringComparer.Ordinal), All(graph.Scope).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_line_that_was_replaced_stands_beside_the_one_that_replaces_it()
    {
        var rows = PairedLine.Of(TextDiff.Lines("one\ntwo\nthree\nfour", "one\n2\nthree\nand a half\nfour"));

        Assert.Equal([("one", "one"), ("two", "2"), ("three", "three"), (null, "and a half"), ("four", "four")], rows.Select(row => (row.Before?.Text, row.After?.Text)));
        Assert.Equal([("a", null), ("b", null)], PairedLine.Of(new TextChange("a\nb", null).Lines()).Select(row => (row.Before?.Text, row.After?.Text)));
        Assert.Empty(PairedLine.Of([]));
    }

    [Fact]
    public void Callers_are_told_what_they_have_to_change_the_heaviest_first()
    {
        var contract = Contract(revision =>
        {
            var input = revision["input"]!;
            input["properties"]!["order"] = new JsonObject { ["type"] = "integer" };
            input["properties"]!["tone"] = new JsonObject { ["type"] = "string" };
            input["required"] = new JsonArray("user_message", "order");
        });

        Assert.Equal("breaking", contract.Level.Text);
        Assert.Equal([("breaking", "order"), ("safe", "tone")], contract.Inputs.Select(line => (line.Level.Text, line.Member)));
        Assert.All(contract.Inputs, line => Assert.NotEmpty(line.Why));
        Assert.Empty(contract.Outputs);
    }

    [Fact]
    public void What_only_comes_from_elsewhere_asks_nothing_of_callers()
    {
        var contract = Contract(revision => revision["result"]!["category"] = "inputs.locale");

        Assert.Equal("equal", contract.Level.Text);
        Assert.Equal(("equal", "category"), (Assert.Single(contract.Outputs).Level.Text, contract.Outputs[0].Member));
    }

    private static ContractWords Contract(Action<JsonNode> edit) => ContractWords.Of(RevisionDiff.Compute(Sample.Revision, Sample.With(edit)));

    private static ChangedGraph Picture(Action<JsonNode> edit, params (string Now, string Before)[] renamed)
    {
        var after = Sample.With(edit);
        var annotations = new DiffAnnotations { Blocks = renamed.ToImmutableSortedDictionary(pair => pair.Now, pair => new BlockAnnotation { FormerId = pair.Before }, StringComparer.Ordinal) };
        return ChangedGraph.Of(GraphScope.Of(Sample.Revision), GraphScope.Of(after), RevisionDiff.Compute(Sample.Revision, after, annotations).Blocks);
    }

    private static IEnumerable<string> All(GraphScope scope) => scope.Blocks.SelectMany(block => block.Scopes.SelectMany(All).Prepend(block.Id));
}
