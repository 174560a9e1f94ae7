using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scout.Environments.Evidence;
using Scout.Environments.Gates;
using Scout.Environments.Git;
using Scout.Environments.Records;
using Scout.Revisions.Format;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Environments.Tests.Gates;

public class PromotionGatesTests
{
    private static readonly string Bad = new('b', 64);

    private static readonly EvidenceCircumstances Unvalidated = new()
    {
        Workflow = "desk",
        Revision = Bad,
        Environment = new() { Name = "production", Validation = new() { Suites = ["desk"] } },
        Suites = [new("desk", "suites/desk.yaml", "desk")],
        SettingHashes = ImmutableSortedDictionary<string, string>.Empty,
        UsedSettings = [],
        Files = ImmutableSortedDictionary<string, string>.Empty,
        All = [],
        Now = DateTimeOffset.UnixEpoch,
    };

    private static readonly GateQuestion Worst = new()
    {
        Workflow = "desk",
        Environment = new() { Name = "production", Requires = ["staging"], Demand = ["secrets"], MaxTimeout = TimeSpan.FromSeconds(10) },
        IsSet = _ => false,
        Revision = Bad,
        State = new WorkflowState(Manifest.Empty("desk"), [RolledBack(Bad)]),
        Validation = Unvalidated,
        Settings = new RunSettings { Models = ImmutableSortedDictionary.Create<string, ModelSettings>(StringComparer.Ordinal).Add("canned", new() { Provider = "script" }) },
        Used = new UsedNames(["canned", "smart"], ["brand"], false, ["Token"], [new("desk", "triage", TimeSpan.FromMinutes(1))]) { Requests = [new("desk", "ask", "{{ inputs.url }}")] },
    };

    [Fact]
    public void Every_gate_is_asked_and_can_refuse()
    {
        var refusals = PromotionGates.Ask(Worst).AddRange(PromotionGates.Ask(Worst with { Revision = null, Used = UsedNames.None, Validation = null }));

        Assert.Equal(Enum.GetValues<Gate>().Order(), refusals.Select(refusal => refusal.Gate).Order());
    }

    [Fact]
    public void Where_there_is_nothing_to_promote_no_other_gate_refuses() =>
        Assert.Equal(Gate.Empty, Assert.Single(PromotionGates.Ask(Worst with { Revision = null, Used = UsedNames.None, Validation = null })).Gate);

    [Fact]
    public void What_refuses_models_is_told_in_the_order_of_the_aliases() =>
        Assert.Equal([Gate.Policy, Gate.Blocked, Gate.Provider, Gate.Model, Gate.Variable, Gate.Secret, Gate.Timeout, Gate.Host, Gate.Validation], PromotionGates.Ask(Worst).Select(refusal => refusal.Gate));

    [Fact]
    public void A_provider_that_there_is_not_is_refused_with_what_there_is()
    {
        var models = Worst.Settings.Models.SetItem("canned", new() { Provider = "mistral" });
        var refusal = PromotionGates.Ask(Worst with { Settings = new RunSettings { Models = models } }).Single(refusal => refusal.Gate == Gate.Provider);
        Assert.StartsWith("in production the model 'canned' has the provider 'mistral', which this version does not have; it has script, services, openai, anthropic, ollama.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_demanded_is_told_with_what_it_is_for()
    {
        var models = Worst.Settings.Models.SetItem("smart", new() { Provider = "openai", Model = "gpt" }).SetItem("canned", new() { Provider = "openai", Model = "gpt", Endpoint = "http://localhost:1234/v1" });
        var question = Worst with { Settings = new RunSettings { Models = models } };

        Assert.Equal(
            [
                "production demands that its secrets are set where it is promoted to from, and 'Token' is not: a template reads it. Set the environment variable Secrets__Token, or take \"secrets\" out of \"demand\" of production in scout.json.",
                "production demands that its secrets are set where it is promoted to from, and 'OPENAI_API_KEY' is not: it is the key of the model 'smart'. Set the environment variable OPENAI_API_KEY, or take \"secrets\" out of \"demand\" of production in scout.json.",
            ],
            Secrets(question));
        Assert.Empty(Secrets(question with { IsSet = _ => true }));
        Assert.Empty(Secrets(question with { IsRollback = true }));
        Assert.Empty(Secrets(question with { Environment = question.Environment with { Demand = [] } }));

        static IEnumerable<string> Secrets(GateQuestion question) => PromotionGates.Ask(question).Where(refusal => refusal.Gate == Gate.Secret).Select(refusal => refusal.Message);
    }

    [Fact]
    public void A_document_has_the_gate_in_the_pages_word() =>
        Assert.Equal("""{"gate":"policy","message":"No."}""", JsonSerializer.Serialize(new GateRefusal(Gate.Policy, "No."), SnakeCaseJson.For(new DefaultJsonTypeInfoResolver())));

    [Fact]
    public void The_longest_timeout_is_one_of_work_and_not_of_waiting()
    {
        var revision = RevisionJson.Read("""
            {"format":1,"workflow":"desk","input":{},"output":{},"blocks":{"paid":{"type":"waitfor","needs":[],"output":{},"config":{"event":"paid"},"timeout_ms":172800000},"all":{"type":"foreach","needs":[],"output":{},"config":{"items":{"$literal":[]}},"body":{"blocks":{},"result":"item"},"timeout_ms":60000}},"result":"paid"}
            """u8.ToArray());

        Assert.Equal([new("desk", "all", TimeSpan.FromMinutes(1))], UsedNamesReader.Of([revision]).Timeouts);
    }

    [Fact]
    public void What_a_repeat_begins_with_and_ends_by_is_among_what_a_revision_uses()
    {
        var revision = RevisionJson.Read("""
            {"format":1,"workflow":"desk","input":{},"output":{},"blocks":{"polish":{"type":"repeat","needs":[],"output":{},"config":{"seed":"vars.first","until":"accumulator.size > vars.least","most":3},"body":{"blocks":{},"result":"accumulator + vars.mark"}}},"result":"polish"}
            """u8.ToArray());

        Assert.Equal(["first", "least", "mark"], UsedNamesReader.Of([revision]).Variables);
    }

    private static Promotion RolledBack(string revision) => new()
    {
        Workflow = "desk",
        Serial = 1,
        Hash = new('a', 64),
        Kind = PromotionKind.Rollback,
        Environment = "production",
        From = revision,
        Revision = new('c', 64),
        Bundle = new('d', 64),
        Settings = new RunSettings(),
        By = new Author("Ann"),
        Time = DateTimeOffset.UnixEpoch,
        Reason = "worse",
    };
}
