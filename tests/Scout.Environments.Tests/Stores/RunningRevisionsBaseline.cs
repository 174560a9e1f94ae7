using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions;
using Scout.Revisions.Blocks;
using Scout.Revisions.Format;
using Scout.Revisions.Model;
using Scout.Revisions.Snapshots;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

/// <summary>The file that a build writes for the analyzers.</summary>
public class RunningRevisionsBaseline
{
    private const string Other = "/project/other/Other.csproj";

    private readonly TestStore _test = new();

    [Fact]
    public void Nothing_is_promoted_and_the_baseline_is_that_of_no_store()
    {
        _test.Build(Workflow("support-desk", "A"));

        Assert.Equal("scout-baseline 1\n", Baseline());
        Assert.Equal(Baseline(), Store.EmptyBaseline);
    }

    [Fact]
    public async Task Each_revision_names_its_environments_contract_and_blocks()
    {
        var old = await _test.BuildAndPromote("A", "staging", "production");
        var next = await _test.BuildAndPromote("B", "staging");

        Assert.Equal(
            $"""
            scout-baseline 1
            environments staging production
            revision support-desk {next[..10]} own staging
            input $ object -
            input $.message string required
            output $ string -
            block triage text
            revision support-desk {old[..10]} own production
            input $ object -
            input $.message string required
            output $ string -
            block triage text

            """,
            Baseline());
    }

    [Fact]
    public async Task Environments_of_one_revision_share_it()
    {
        var id = await _test.BuildAndPromote("A", "staging", "production");

        Assert.Contains($"\nrevision support-desk {id[..10]} own staging production\n", Baseline(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_project_builds_is_left_out()
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Files.Entries[Other] = [];

        Assert.Equal(Store.EmptyBaseline, _test.Store.Baseline(Other));
    }

    [Fact]
    public async Task A_workflow_whose_project_is_gone_is_marked()
    {
        var id = await _test.BuildAndPromote("A", "staging");
        _test.Files.Entries.TryRemove(TestStore.ProjectFile, out _);

        Assert.Contains($"\nrevision support-desk {id[..10]} stray staging\n", _test.Store.Baseline(Other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_that_the_project_built_no_more_is_still_its_own()
    {
        var id = await _test.BuildAndPromote("A", "staging");
        _test.Build(Workflow("orders", "A"));

        Assert.Contains($"\nrevision support-desk {id[..10]} own staging\n", Baseline(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_clone_knows_the_project_by_the_build_that_was_promoted()
    {
        var id = await _test.BuildAndPromote("A", "staging");
        foreach (var file in _test.Files.Entries.Keys.Where(path => path.Contains("/.scout/builds", StringComparison.Ordinal)))
        {
            _test.Files.Entries.TryRemove(file, out _);
        }

        Assert.Contains($"\nrevision support-desk {id[..10]} own staging\n", Baseline(), StringComparison.Ordinal);
        _test.Files.Entries[Other] = [];
        Assert.Equal(Store.EmptyBaseline, _test.Store.Baseline(Other));
    }

    [Fact]
    public async Task A_store_that_was_tampered_with_says_so()
    {
        var id = await _test.BuildAndPromote("A", "staging");
        _test.Files.Entries[$"/project/.scout/revisions/support-desk/{id}.json"] = "{}"u8.ToArray();

        Assert.Equal("SCOUT6012", Assert.Throws<ScoutException>(Baseline).Code);
    }

    [Fact]
    public async Task Types_are_written_with_what_a_caller_can_tell_apart()
    {
        const string input = """
            {"type":"object","required":["at","many","a b.c"],"properties":{
              "a b.c":{"type":"string"},
              "any":{},
              "at":{"type":"string","format":"date-time"},
              "bytes":{"type":"string","contentEncoding":"base64"},
              "kind":{"type":["string","null"],"enum":["big one","small",null]},
              "letter":{"type":"string","minLength":1,"maxLength":1},
              "many":{"type":"array","items":{"type":["integer","null"],"format":"int32"}},
              "prices":{"type":["object","null"],"additionalProperties":{"type":"object","properties":{"amount":{"type":"number"}}}},
              "tree":{"anyOf":[{"$ref":"#/$defs/tree"},{"type":"null"}]}},
             "$defs":{"tree":{"type":"object","properties":{"next":{"$ref":"#/$defs/tree"}}}}}
            """;
        var workflow = With(input);
        _test.Build(workflow);
        await _test.Promote("staging");

        Assert.Contains(
            """
            input $ object -
            input $.a%0020b%002ec string required
            input $.any any optional
            input $.at string:date-time required
            input $.bytes string:base64 optional
            input $.kind enum? optional big%0020one small
            input $.letter string:char optional
            input $.many array required
            input $.many[] integer:int32? -
            input $.prices object? optional
            input $.prices{} object -
            input $.prices{}.amount number optional
            input $.tree recursive? optional
            output $ string -
            """,
            Baseline(),
            StringComparison.Ordinal);
    }

    private static SnapshotWorkflow With(string input)
    {
        var revision = new Revision
        {
            Workflow = "support-desk",
            Input = new Schema(JsonElement.Parse(input)),
            Output = new Schema(JsonElement.Parse("""{"type":"string"}""")),
            Body = new Scope
            {
                Blocks = ImmutableSortedDictionary.Create<string, Block>(StringComparer.Ordinal)
                    .Add("triage", new TextBlock { Id = "triage", Needs = [], Output = new Schema(JsonElement.Parse("""{"type":"string"}""")), Template = "A" }),
                Result = new Binding.Expression("triage"),
            },
        };
        return new SnapshotWorkflow { Workflow = "support-desk", Revision = StoredRevision.Of(RevisionJson.Write(revision)) };
    }

    private string Baseline() => _test.Store.Baseline(TestStore.ProjectFile);
}
