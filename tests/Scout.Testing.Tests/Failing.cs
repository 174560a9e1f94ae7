using Scout.Testing.Tests.Workflows;

namespace Scout.Testing.Tests;

public class Failing
{
    private static readonly WorkflowTest Question = Tests.Of<QuestionWorkflow>().Reply("answer", new Answer("tea", 1));

    [Fact]
    public async Task An_attempt_that_fails_is_made_again_as_the_block_says()
    {
        var run = await Question.Fails("answer", "busy", times: 1).RunAsync(new Question("?"));

        Assert.Equal(("tea", 2), (run.Output<string>(), run.Block("answer").Attempts));
        Assert.InRange(run.Elapsed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.5));
    }

    [Fact]
    public async Task When_every_attempt_fails_OnError_does_what_it_does()
    {
        var run = await Question.Fails("answer", "busy").Reply("asked", "an expert").RunAsync(new Question("?"));

        Assert.Equal("an expert", run.Output<string>());
        Assert.Equal((BlockStatus.Completed, "nobody knows", "busy"), (run.Block("answer").Status, run.Block("answer").Output<Answer>().Text, run.Block("answer").Error!.Message));
    }

    [Fact]
    public async Task A_run_that_fails_says_why()
    {
        var run = await Tests.Of<ParcelWorkflow>().RunAsync(new Parcel("7", 50));

        Assert.Equal((RunStatus.Failed, "SCOUT7016", "carrier"), (run.Status, run.Error!.Code, run.Error.Block));
        Assert.Equal((3, BlockStatus.Failed, BlockStatus.DidNotRun), (run.Block("carrier").Attempts, run.Block("carrier").Status, run.Block("state").Status));
        Assert.Contains("InvalidOperationException: too heavy.", run.Error.Message, StringComparison.Ordinal);
        Assert.Contains("run has no output", Assert.Throws<ScoutException>(run.Output<Delivery>).Message, StringComparison.Ordinal);
        Assert.Contains("Block 'state' has no output: it did not run.", Assert.Throws<ScoutException>(run.Block("state").Output<string>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempts_take_longer_than_their_timeout_at_once()
    {
        var run = await Question.TimesOut("answer", times: 1).RunAsync(new Question("?"));
        var never = await Question.TimesOut("answer").Reply("asked", "an expert").RunAsync(new Question("?"));

        Assert.Equal("tea", run.Output<string>());
        Assert.Equal(("an expert", "SCOUT7011"), (never.Output<string>(), never.Block("answer").Error!.Code));
    }

    [Fact]
    public async Task What_has_no_timeout_never_takes_too_long() =>
        Assert.Equal("SCOUT9018", (await Tests.RefusedAsync(Question.TimesOut("sure"), new Question("?"))).Code);

    [Fact]
    public void A_fake_is_used_once_at_least() =>
        Assert.Equal("SCOUT9019", Assert.Throws<ScoutException>(() => Question.Fails("answer", "busy", times: 0)).Code);
}
