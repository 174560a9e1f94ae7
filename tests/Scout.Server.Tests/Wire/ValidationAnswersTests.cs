using System.Text.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Runs.Owning;
using Scout.Runs.Tests;
using Scout.Server.Wire.Answers;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Tests.Wire;

public class ValidationAnswersTests
{
    private static readonly Schema Inputs = new(JsonElement.Parse("""
        {"type":"object","properties":{"user_message":{"type":"string"},"user-id: \"x\"]":{"type":"integer"},"list":{"type":"array","items":{"type":"object","properties":{"n":{"type":"number"}},"required":["n"]}}},"required":["user_message"]}
        """));

    [Theory]
    [InlineData("{}", "body/inputs/user_message", "missing")]
    [InlineData("""{"user_message":1}""", "body/inputs/user_message", "value_error")]
    [InlineData("""{"user_message":"","user_mesage":""}""", "body/inputs/user_mesage", "extra_forbidden")]
    [InlineData("""{"user_message":"","user-id: \"x\"]":"a"}""", "body/inputs/user-id: \"x\"]", "value_error")]
    [InlineData("""{"user_message":"","list":[{"n":1},{}]}""", "body/inputs/list/1/n", "missing")]
    [InlineData("[]", "body/inputs", "value_error")]
    public void A_problem_has_its_place(string inputs, string place, string type)
    {
        var lines = SchemaCheck.Validate(Inputs, JsonElement.Parse(inputs), out _);

        var answer = ValidationAnswers.OfLines(lines);

        var problem = Assert.Single(answer.Detail);
        Assert.Equal((place, lines[0], type), (string.Join('/', problem.Loc), problem.Msg, problem.Type));
    }

    [Fact]
    public async Task What_a_worker_refuses_is_told_by_place()
    {
        using var folder = await RunsFolder.CreateAsync("desk");
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, new(), TimeProvider.System);
        var refused = await owner.StartAsync(await folder.TargetAsync("desk"), RunsFolder.Inputs(new { user_mesage = "x", locale = 1 }), TestContext.Current.CancellationToken);

        var answer = JsonElement.Parse(WireJson.Bytes(ValidationAnswers.OfRefusals(refused.Refusals)!));

        Assert.Equal(["user_mesage", "locale", "user_message"], answer.GetProperty("detail").EnumerateArray().Select(problem => problem.GetProperty("loc")[2].GetString()));
        Assert.All(answer.GetProperty("detail").EnumerateArray(), problem => Assert.Contains(problem.GetProperty("msg").GetString()!, answer.GetProperty("message").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Another_reason_is_none_about_the_inputs() => Assert.Null(ValidationAnswers.OfRefusals([new RunError("SCOUT7502", "The revision did not come.")]));

    [Theory]
    [InlineData("something else")]
    [InlineData("inputs[")]
    [InlineData("inputs[\"a")]
    [InlineData("inputs.: x")]
    public void A_line_that_says_no_place_is_about_all_inputs(string line) => Assert.Equal(["body", "inputs"], ValidationAnswers.OfLines([line]).Detail[0].Loc);
}
