using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Contracts;
using Scout.Revisions;
using Scout.Revisions.Rules;
using Scout.Revisions.Snapshots;
using Scout.Runs.Reruns;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Definitions;

namespace Scout.Server.Tests.Wire;

public class BlockDefinitionsTests
{
    private static readonly ImmutableDictionary<string, StoredRevision> NoCalls = ImmutableDictionary<string, StoredRevision>.Empty;

    public static TheoryData<string> Golden => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "golden")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_corpus_is_there_and_has_every_kind()
    {
        var types = Golden.SelectMany(row => Of(Read(row.Data)).Config.Blocks).Select(block => block.BlockArchetypeId).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(BlockKinds.All.Select(kind => $"com.scoutos.{kind.Type}").Append("com.scoutos.input").ToHashSet(StringComparer.Ordinal), types);
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void A_revision_of_the_corpus_is_told_as_the_contract_says(string id)
    {
        var definitions = Of(Read(id));

        CheckConfig(definitions.Config);
    }

    [Theory]
    [InlineData("Scout.Host.Workflows")]
    [InlineData("SupportDesk")]
    public async Task A_workflow_that_was_built_is_told_as_the_contract_says_with_the_paths_of_its_runs(string project)
    {
        var built = await BuiltWorkflows.SnapshotAsync(BuiltWorkflows.OutputOf(project));
        var calls = built.ToDictionary(workflow => RevisionId.Prefix + workflow.Revision.Id, workflow => workflow.Revision);

        foreach (var workflow in built)
        {
            var definitions = BlockDefinitions.Of(workflow.Revision, calls, workflow.Blocks, workflow.Description);

            CheckConfig(definitions.Config);
            Assert.Equal((workflow.Workflow, workflow.Description), (definitions.Workflow, definitions.Config.WorkflowDescription));
            foreach (var (path, block) in RevisionBlocks.Of(workflow.Revision, calls))
            {
                var inRun = path.Replace("[]", "[7]", StringComparison.Ordinal);
                var found = definitions.Find(inRun, "?");
                Assert.Equal((inRun, $"com.scoutos.{block.Type}"), (found.BlockId, found.BlockArchetypeId));
                Assert.All(block.Workflow.Length > 0 ? [] : block.Needs, need => Assert.Contains(found.Dependencies!.Value, dependency => dependency.BlockId == need || dependency.BlockId.EndsWith($"/{need}", StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public async Task A_block_of_a_called_workflow_is_found_below_the_block_that_calls_it()
    {
        var built = await BuiltWorkflows.AllAsync();
        var voyage = built.Single(workflow => workflow.Workflow == "voyage").Revision;

        var definitions = BlockDefinitions.Of(voyage, built.ToDictionary(workflow => RevisionId.Prefix + workflow.Revision.Id, workflow => workflow.Revision));

        Assert.Equal("M:Scout.Host.Workflows.VoyageWorkflow.Leave(System.String,System.String,System.Threading.CancellationToken)", definitions.Find("parcel/packed", "code").BlockInputs!["method"].GetString());
        Assert.DoesNotContain(definitions.Config.Blocks, block => block.BlockId.StartsWith("parcel/", StringComparison.Ordinal));
        Assert.Null(Of(voyage).Find("parcel/packed", "code").BlockInputs);
        Assert.Equal(("no/such[3]/block", "com.scoutos.text", "Block"), definitions.Find("no/such[3]/block", "text") is var unknown ? (unknown.BlockId, unknown.BlockArchetypeId, unknown.BlockDisplayName) : default);
    }

    [Fact]
    public void What_stands_in_for_a_loop_lies_beside_its_items()
    {
        var revision = StoredRevision.Of("""
            {"blocks":{"each":{"body":{"blocks":{"one":{"config":{"template":"x"},"needs":[],"output":{"type":"string"},"type":"text"}},"result":"one"},"config":{"items":"inputs.list"},"needs":["inputs"],
            "on_error":{"fallback":{"blocks":{"instead":{"config":{"template":"y"},"needs":["inputs"],"output":{"type":"string"},"type":"text"}},"result":"instead"}},"output":{"type":"array"},"type":"foreach"}},
            "format":1,"input":{"type":"object"},"output":{"type":"array"},"result":"each","workflow":"desk"}
            """);

        var blocks = Of(revision).Config.Blocks;

        Assert.Equal(RevisionBlocks.Of(revision, NoCalls).Keys, blocks.Skip(1).Select(block => block.BlockId));
        Assert.Equal(["inputs", "each", "each[]/one", "instead"], blocks.Select(block => block.BlockId));
        Assert.Equal(["each", "inputs"], blocks[3].Dependencies!.Value.Select(dependency => dependency.BlockId));
        Assert.Equal("""{"fallback":{"result":"instead"}}""", blocks[1].BlockInputs!["on_error"].GetRawText());
        Assert.True(blocks[1].IgnoreError);
    }

    [Fact]
    public void The_inputs_are_the_fields_of_the_first_block()
    {
        var inputs = Of(Revision("""
            {"user_message":{"type":"string"},"locale":{"type":"string","default":"en"},"kind":{"$ref":"#/$defs/kind"},"note":{"type":["string","null"],"maxLength":40,"title":"A note","description":"For us."},
             "count":{"anyOf":[{"type":"integer"},{"type":"null"}]},"yes":{"type":"boolean"},"tags":{"type":"array","items":{"type":"string"}}}
            """)).Config.Blocks[0];

        Assert.Equal(("com.scoutos.input", "inputs"), (inputs.BlockArchetypeId, inputs.BlockId));
        Assert.Equal(
            ["user_message|User message|long_text|False", "locale|Locale|long_text|True", "kind|Kind|short_text|False", "note|A note|short_text|True", "count|Count|number|True", "yes|Yes|boolean|True", "tags|Tags|json|True"],
            inputs.BlockInputs!["items"].EnumerateArray().Select(item => $"{item.GetProperty("key").GetString()}|{item.GetProperty("display_name").GetString()}|{item.GetProperty("input_type").GetString()}|{item.GetProperty("is_optional").GetBoolean()}"));
        Assert.Equal("For us.", inputs.BlockInputs["items"][3].GetProperty("description").GetString());
        Assert.Equal("object", inputs.InputSchema!.Value.GetProperty("type").GetString());
    }

    [Fact]
    public void A_block_that_asks_a_model_has_the_settings_that_clients_read()
    {
        var asks = Golden.SelectMany(row => Of(Read(row.Data)).Config.Blocks).Where(block => block.BlockArchetypeId == "com.scoutos.llm").ToArray();

        Assert.All(asks, block => Assert.Equal(["model", "response_format", "prompt_items"], new[] { "model", "response_format", "prompt_items" }.Intersect(block.BlockInputs!.Keys, StringComparer.Ordinal)));
        Assert.All(asks.SelectMany(block => block.BlockInputs!["prompt_items"].EnumerateArray()), item => Assert.Equal(["content", "role"], item.EnumerateObject().Select(member => member.Name).Where(name => name != "attachments").Order(StringComparer.Ordinal)));
        Assert.Contains(asks, block => block.BlockInputs!["prompt_items"][0].GetProperty("role").GetString() == "system");
        Assert.Contains(asks, block => block.BlockInputs!["response_format"].GetProperty("type").GetString() == "json_schema");
        Assert.Contains(asks, block => block.BlockInputs!.ContainsKey("temperature"));
        Assert.Contains(asks, block => block.BlockInputs!.ContainsKey("tools"));
        Assert.DoesNotContain(asks, block => block.BlockInputs!.Keys.Intersect(["prompt", "messages", "system", "structured"], StringComparer.Ordinal).Any());
    }

    [Fact]
    public void A_block_is_called_what_its_author_calls_it_and_the_one_that_yields_the_output_is_marked()
    {
        var definitions = BlockDefinitions.Of(Revision("{}"), NoCalls, new Dictionary<string, BlockAnnotation> { ["thank"] = new("Says thanks") });

        Assert.Equal("thank", definitions.OutputBlockId);
        Assert.Equal([("inputs", null), ("polite_word", false), ("thank", (bool?)true)], definitions.Config.Blocks.Select(block => (block.BlockId, block.IsOutput)));
        Assert.Equal(["Inputs", "Polite word", "Says thanks"], definitions.Config.Blocks.Select(block => block.BlockDisplayName));
        Assert.Equal(["polite_word"], definitions.Config.Blocks[2].Dependencies!.Value.Select(dependency => dependency.BlockId));
    }

    [Fact]
    public void A_contract_is_the_hash_of_what_goes_in_and_what_comes_out()
    {
        var contract = Of(Revision("""{"a":{"type":"string"}}""")).Contract;

        Assert.Equal("sha256:" + ContentHash.Of("""{"input":{"$defs":{"kind":{"enum":["a","b"],"type":"string"}},"properties":{"a":{"type":"string"}},"required":["user_message","kind","locale"],"type":"object"},"output":{"type":"string"}}"""u8), contract);
        Assert.Equal(contract, ContractHash.Of(Revision("""{"a":{"type":"string"}}""", "another template")));
        Assert.NotEqual(contract, ContractHash.Of(Revision("""{"a":{"type":"integer"}}""")));
    }

    private static void CheckConfig(WireWorkflowConfig config)
    {
        var json = JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(config, WireJson.Written));
        Assert.Null(Contract.Problem(json, "workflow_config"));
        Assert.Equal("com.scoutos.input", config.Blocks[0].BlockArchetypeId);
        var ids = config.Blocks.Select(block => block.BlockId).ToArray();
        Assert.Equal(ids, ids.Distinct(StringComparer.Ordinal));
        Assert.All(config.Blocks.SelectMany(block => block.Dependencies!.Value), dependency => Assert.Contains(dependency.BlockId, ids));
        Assert.True(config.Blocks.Count(block => block.IsOutput == true) <= 1);
    }

    private static BlockDefinitions Of(StoredRevision revision) => BlockDefinitions.Of(revision, NoCalls);

    private static StoredRevision Read(string id) => StoredRevision.Of(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", id + ".json")));

    private static StoredRevision Revision(string fields, string template = "thanks") => StoredRevision.Of($$$"""
        {"blocks":{"polite_word":{"config":{"template":"{{{template}}}"},"needs":[],"output":{"type":"string"},"type":"text"},"thank":{"config":{"template":"x"},"needs":["polite_word"],"output":{"type":"string"},"type":"text"}},
        "format":1,"input":{"$defs":{"kind":{"enum":["a","b"],"type":"string"}},"properties":{{{fields}}},"required":["user_message","kind","locale"],"type":"object"},"output":{"type":"string"},"result":"thank","workflow":"desk"}
        """);
}
