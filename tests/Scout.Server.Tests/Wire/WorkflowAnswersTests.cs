using System.Text.Json;
using Scout.Environments;
using Scout.Environments.Git;
using Scout.Environments.Queries;
using Scout.Runs.Tests;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Definitions;

namespace Scout.Server.Tests.Wire;

public class WorkflowAnswersTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 28, 9, 30, 0, TimeSpan.Zero);
    private static readonly Author Ada = new("Ada", "ada@example.com");
    private static readonly Author Ben = new("Ben");

    [Fact]
    public async Task A_revision_of_a_store_is_told_as_the_contract_says()
    {
        using var folder = await RunsFolder.CreateAsync("desk", "voyage", "parcel");
        var store = Store.Open(folder.Project);
        foreach (var workflow in store.Workflows())
        {
            var details = store.Show("latest", workflow);

            var answer = Json(WorkflowAnswers.Of(details, "org"));

            Assert.Null(Contract.Problem(answer, "workflow"));
            Assert.Equal((workflow, details.Entry.RevisionId), (answer.GetProperty("workflow_id").GetString(), answer.GetProperty("revision_id").GetString()));
            Assert.Equal(["development"], answer.GetProperty("environments").EnumerateArray().Select(environment => environment.GetString()));
            foreach (var status in store.Status().Single(board => board.Workflow == workflow).Environments)
            {
                Assert.Null(Contract.Problem(Json(EnvironmentAnswers.Of(status, store.History(workflow), "org")), "environment"));
            }
        }
    }

    [Fact]
    public void A_revision_was_made_by_who_built_it_first_and_changed_by_who_named_it_last()
    {
        var answer = WorkflowAnswers.Of(Entry(Event("built", Ada, 0), Event("named", Ben, 1), Event("promoted", Ada, 2, "staging")), Definitions, "org");

        Assert.Equal((Time, Time.AddHours(1)), (answer.CreatedAt, answer.LastUpdatedAt));
        Assert.Equal(
            """{"type":"user","details":{"user_id":"ada@example.com","org_id":"org","scout_organization_id":"org","email":{"email_address":"ada@example.com"}},"name":"Ada"}""",
            Json(answer).GetProperty("created_by").GetRawText());
        Assert.Equal("""{"user_id":"Ben","org_id":"org","scout_organization_id":"org","email":{}}""", Json(answer).GetProperty("last_updated_by").GetProperty("details").GetRawText());
        Assert.Equal(("Add a word", "It was missing.", false), (answer.RevisionName, answer.RevisionDescription, answer.IsDraft));
    }

    [Fact]
    public void Of_a_revision_of_which_nothing_is_known_the_contract_is_kept()
    {
        var answer = Json(WorkflowAnswers.Of(Entry(), Definitions, "org"));

        Assert.Null(Contract.Problem(answer, "workflow"));
        Assert.Equal("1970-01-01T00:00:00Z", answer.GetProperty("created_at").GetString());
        Assert.Equal("""{"type":"system","details":{}}""", answer.GetProperty("created_by").GetRawText());
    }

    [Fact]
    public void A_key_is_no_user() => Assert.Equal("""{"type":"api_key","details":{"api_key":{"name":"ci"}},"name":"ci"}""", JsonSerializer.Serialize(Identities.Key("ci"), WireJson.Written));

    [Fact]
    public void Development_follows_the_builds_and_others_stay_where_a_promotion_put_them()
    {
        var history = new[] { Entry(Event("built", Ada, 0), Event("built", Ben, 3), Event("promoted", Ben, 1, "staging"), Event("promoted", Ada, 4, "staging") with { Promotion = "2-81d0c44a12" }, Event("promoted", Ben, 5, "production") with { Promotion = "3-0123456789" }) };

        var development = EnvironmentAnswers.Of(Status("development", Ben, 3), history, "org");
        var staging = EnvironmentAnswers.Of(Status("staging", Ada, 4), history, "org");

        Assert.Equal(("latest", "latest", 100), Deployed(development));
        Assert.Equal((Time, Time.AddHours(3)), (development.CreatedAt, development.LastUpdatedAt));
        Assert.Equal(("2-81d0c44a12", "revision_id", 100), Deployed(staging));
        Assert.Equal((Time.AddHours(1), "Ben", Time.AddHours(4), "Ada"), (staging.CreatedAt, staging.CreatedBy.Name, staging.LastUpdatedAt, staging.LastUpdatedBy.Name));
        Assert.Equal(new string('a', 64), staging.Deployments[0].DeploymentConfig.RevisionId);
    }

    [Fact]
    public void An_environment_that_points_nowhere_has_no_deployment()
    {
        var production = Json(EnvironmentAnswers.Of(new() { Environment = "production" }, [Entry(Event("built", Ada, 0))], "org"));

        Assert.Null(Contract.Problem(production, "environment"));
        Assert.Equal("[]", production.GetProperty("deployments").GetRawText());
    }

    private static BlockDefinitions Definitions { get; } = BlockDefinitions.Of(
        Revisions.StoredRevision.Of("""{"blocks":{},"format":1,"input":{"type":"object"},"output":{"type":"null"},"result":{"$literal":null},"workflow":"desk"}"""),
        new Dictionary<string, Revisions.StoredRevision>());

    private static (string, string, int?) Deployed(WireEnvironment environment) =>
        Assert.Single(environment.Deployments) is var only ? (only.DeploymentId, only.DeploymentConfig.RevisionLookup, only.DeploymentConfig.Traffic) : default;

    private static EnvironmentStatus Status(string environment, Author by, int hours) => new() { Environment = environment, RevisionId = new('a', 64), Since = Time.AddHours(hours), By = by };

    private static HistoryEvent Event(string happened, Author by, int hours, string? environment = null) => new() { Event = happened, By = by, Time = Time.AddHours(hours), Environment = environment };

    private static HistoryEntry Entry(params HistoryEvent[] events) =>
        new() { Workflow = "desk", RevisionId = new('a', 64), Name = "Add a word", Notes = "It was missing.", Named = true, Events = [.. events] };

    private static JsonElement Json<T>(T answer) => JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Written));
}
