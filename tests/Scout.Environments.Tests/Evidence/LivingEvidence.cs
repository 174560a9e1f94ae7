using Scout.Environments.Evidence;
using Scout.Environments.Gates;
using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Evidence.ValidatedDesk;

namespace Scout.Environments.Tests.Evidence;

/// <summary>What the gate <c>validation</c> lets through, and what it says where there is nothing.</summary>
public class LivingEvidence
{
    private readonly ValidatedDesk _desk = new();

    [Fact]
    public async Task A_revision_that_passed_comes_through()
    {
        var id = await _desk.StageAsync("A");
        _desk.Record(_desk.Result(id));

        Assert.Equal((PromoteStatus.Moved, id), ((await _desk.Store.Promote("production")).Status, _desk.Store.Store.Resolve("production").RevisionId));
    }

    [Fact]
    public async Task A_revision_that_nobody_validated_is_refused_with_the_command_that_does()
    {
        var id = await _desk.StageAsync("A");

        Assert.Equal(
            $"support-desk@{Short(id)} may not come to production: suite 'desk' has not validated it yet. Validate it: `dotnet scout validate support-desk --environment staging --suite desk`.",
            await _desk.RefusalAsync());
    }

    [Fact]
    public async Task What_is_planned_is_what_happens()
    {
        await _desk.StageAsync("A");
        var before = _desk.Store.Snapshot();

        var outcome = await _desk.Store.Promote("production");

        Assert.Equal((PromoteStatus.Refused, await _desk.RefusalAsync()), (outcome.Status, Assert.Single(outcome.Refusals).Message));
        Assert.Equal(before, _desk.Store.Snapshot());
    }

    [Fact]
    public async Task Where_the_environment_that_counts_points_elsewhere_the_remedy_goes_there_first()
    {
        var id = await _desk.StageAsync("A");
        await _desk.StageAsync("B");

        Assert.EndsWith(
            $"Promote it to staging first, `dotnet scout promote support-desk --to staging --revision {Short(id)}`, then validate it there: `dotnet scout validate support-desk --environment staging --suite desk`.",
            await _desk.RefusalAsync(id),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_development_counts_the_remedy_names_the_revision_and_a_build_output_will_do()
    {
        _desk.Store.Configure(Json("""{ "suites": ["desk"], "in": "development" }"""));
        var id = await _desk.StageAsync("A");
        Assert.EndsWith($"Validate it: `dotnet scout validate support-desk --revision {Short(id)} --suite desk --fresh`.", await _desk.RefusalAsync(), StringComparison.Ordinal);

        _desk.Record(_desk.Result(id, "development"));

        Assert.Null(await _desk.RefusalAsync());
    }

    [Fact]
    public async Task A_validation_of_another_revision_says_nothing()
    {
        _desk.Record(_desk.Result(await _desk.StageAsync("A")));
        await _desk.StageAsync("B");

        Assert.Contains("has not validated it yet", await _desk.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_suite_is_asked_for_and_every_refusal_told()
    {
        _desk.Store.Configure(Json("""{ "suites": ["desk", "edges", "missing"] }"""));
        _desk.Write("suites/edges.json", """{ "workflow": "support-desk" }""");
        _desk.Record(_desk.Result(await _desk.StageAsync("A")));

        var refusals = (await _desk.Store.Promote("production")).Refusals;

        Assert.Equal([Gate.Validation, Gate.Validation], refusals.Select(refusal => refusal.Gate));
        Assert.Contains("suite 'edges' has not validated it yet", refusals[0].Message, StringComparison.Ordinal);
        Assert.Contains("there is no suite 'missing': suites/missing.yaml is missing. Write it, or take it out of \"validation\" of production in scout.json.", refusals[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workflow: support-desk\n", true)]
    [InlineData("# Ours\r\nrepeat: 5\r\n\"workflow\": \"helper\"  # theirs\r\n", false)]
    [InlineData("workflow: 'helper'\ncases: []\n", false)]
    [InlineData("""{ "cases": [], "workflow": "helper" }""", false)]
    [InlineData("cases:\n  workflow: helper\n", true)]
    [InlineData("workflow: helpr\n", true)]
    [InlineData("{ what is this", true)]
    [InlineData("note: |\nworkflow: helper\nworkflow: support-desk\n", true)]
    public async Task A_suite_of_another_workflow_that_there_is_is_not_asked_for(string suite, bool isAsked)
    {
        _desk.Store.Configure(Json("""{ "suites": ["desk", "edges"] }"""));
        _desk.Write("suites/edges.yaml", "workflow: support-desk\n");
        _desk.Record(_desk.Result(await _desk.StageAsync("A")) with { Suite = "edges", SuiteFiles = _desk.Store.Store.SuiteFiles(["suites/edges.yaml"], []), SuitePatterns = [] });
        _desk.Store.Build(Stores.TestRevisions.Workflow("support-desk", "{{ vars.brand }} A", model: "smart"), Stores.TestRevisions.Workflow("helper", "H"));
        _desk.Write(Cases, suite);

        var outcome = await _desk.Store.Promote(new PromoteRequest { Workflow = "support-desk", To = "production", Plan = true });

        Assert.Equal(isAsked ? PromoteStatus.Refused : PromoteStatus.Planned, outcome.Status);
    }

    [Fact]
    public async Task A_workflow_that_no_suite_is_for_comes_only_where_scout_json_says_so()
    {
        await _desk.StageAsync("A");
        _desk.Store.Build(Stores.TestRevisions.Workflow("support-desk", "{{ vars.brand }} A", model: "smart"), Stores.TestRevisions.Workflow("helper", "H"));
        _desk.Write(Cases, "workflow: helper\n");

        var outcome = await _desk.Store.Promote(new PromoteRequest { Workflow = "support-desk", To = "production", Plan = true });
        Assert.Contains("none of the suites that production demands is for support-desk (desk).", Assert.Single(outcome.Refusals).Message, StringComparison.Ordinal);
        Assert.Contains("\"exempt\": [\"support-desk\"]", outcome.Refusals[0].Message, StringComparison.Ordinal);
        Assert.Contains(_desk.Store.Store.Check().Findings, finding => finding.Message == "none of the suites that production demands is for support-desk: it cannot be promoted there.");

        _desk.Store.Configure(Json("""{ "suites": ["desk"], "exempt": ["support-desk"] }"""));
        Assert.Equal(PromoteStatus.Planned, (await _desk.Store.Promote(new PromoteRequest { Workflow = "support-desk", To = "production", Plan = true })).Status);
        Assert.DoesNotContain(_desk.Store.Store.Check().Findings, finding => finding.Message.Contains("support-desk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_suite_that_has_validated_the_workflow_before_is_asked_for_whatever_it_says_by_now()
    {
        _desk.Record(_desk.Result(await _desk.StageAsync("A")));
        await _desk.StageAsync("B");
        _desk.Store.Build(Stores.TestRevisions.Workflow("support-desk", "{{ vars.brand }} B", model: "smart"), Stores.TestRevisions.Workflow("helper", "H"));
        _desk.Write(Cases, "workflow: helper\n");

        var outcome = await _desk.Store.Promote(new PromoteRequest { Workflow = "support-desk", To = "production", Plan = true });

        Assert.Contains("the suite 'desk' says that it is for 'helper', and has validated support-desk before. Correct its \"workflow\" in suites/desk.yaml, or give it another name.", Assert.Single(outcome.Refusals).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inconclusive_one_is_no_pass_and_does_not_kill_one()
    {
        var id = await _desk.StageAsync("A");
        _desk.Record(_desk.Result(id, verdict: EvidenceVerdict.Inconclusive));
        Assert.Contains("it was inconclusive (1 of 2 cases passed): nothing that could not be told is a pass. Validate it:", await _desk.RefusalAsync(), StringComparison.Ordinal);

        _desk.Record(_desk.Result(id));
        _desk.Record(_desk.Result(id, verdict: EvidenceVerdict.Inconclusive));

        Assert.Null(await _desk.RefusalAsync());
    }

    [Fact]
    public async Task A_rollback_is_not_asked()
    {
        _desk.Record(_desk.Result(await _desk.StageAsync("A")));
        await _desk.Store.Promote("production");
        _desk.Store.Configure(Json("""{ "suites": ["desk"], "compare": false }"""));
        _desk.Record(_desk.Result(await _desk.StageAsync("B")));
        Assert.Equal(PromoteStatus.Moved, (await _desk.Store.Promote("production")).Status);
        _desk.Write(Cases, "workflow: support-desk\nrepeat: 9\n");

        Assert.Equal(PromoteStatus.Moved, (await _desk.Store.Rollback("production")).Status);
    }

    [Fact]
    public async Task New_settings_of_the_target_are_asked_about_too_and_a_living_result_lets_them_in()
    {
        var id = await _desk.StageAsync("A");
        _desk.Record(_desk.Result(id));
        await _desk.Store.Promote("production");
        _desk.Store.Configure(Json("""{ "suites": ["desk"] }, "variables": { "brand": "Acme Ltd." }"""));
        Assert.Null(await _desk.RefusalAsync());

        _desk.Record(_desk.Result(id, verdict: EvidenceVerdict.Failed));

        Assert.Contains("it failed (1 of 2 cases passed)", await _desk.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_of_whoever_validates_does_not_decide_which_is_later()
    {
        var id = await _desk.StageAsync("A");
        var failed = _desk.Record(_desk.Result(id, verdict: EvidenceVerdict.Failed) with { Time = _desk.Clock.GetUtcNow().AddMinutes(30) });

        var passed = _desk.Record(_desk.Result(id));

        Assert.True(passed.Time > failed.Time);
        Assert.Null(await _desk.RefusalAsync());
    }
}
