using Scout.Testing.Tests.Workflows;

namespace Scout.Testing.Tests;

public class Failing
{
    private static readonly WorkflowTest Limits = Tests.Of<LimitsWorkflow>().Model("expert", "an expert").Event("paid", new Payment(60));
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
    public async Task The_time_of_an_attempt_that_takes_too_long_is_the_runs_and_a_loop_or_a_call_takes_it_too()
    {
        var answer = await Question.TimesOut("answer").Reply("asked", "an expert").RunAsync(new Question("?"));
        var asked = await Limits.TimesOut("asked").RunAsync(new Question("done"));

        // Two attempts of 20 seconds, and the minute between them.
        Assert.InRange(answer.Elapsed, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(120));
        Assert.Equal(("nobody", "SCOUT7011"), (asked.Block("asked").Output<string>(), asked.Block("asked").Error!.Code));
        Assert.False(asked.Block("asked/say").Ran);
        Assert.InRange(asked.Elapsed, TimeSpan.FromHours(12), TimeSpan.FromHours(12.1));
    }

    [Fact]
    public async Task What_takes_too_long_beside_others_takes_their_time_and_times_out_nothing_that_really_works()
    {
        var run = await Limits.TimesOut("slow").TimesOut("asked").Reply("night", DateTimeOffset.UnixEpoch).RunAsync(new Question("done"));

        Assert.Equal("done late nobody 60", run.Output<string>());
        Assert.Null(run.Block("work").Error);
        Assert.InRange(run.Elapsed, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task A_delay_takes_longer_than_its_timeout_where_the_test_says_so()
    {
        var run = await Limits.TimesOut("night").RunAsync(new Question("done"));

        Assert.Equal((DateTimeOffset.UnixEpoch, "SCOUT7011"), (run.Block("night").Output<DateTimeOffset>(), run.Block("night").Error!.Code));
        Assert.InRange(run.Elapsed, TimeSpan.FromHours(24), TimeSpan.FromHours(24.1));
    }

    [Fact]
    public async Task A_wait_whose_time_passes_once_is_answered_at_its_next_attempt()
    {
        var run = await Limits.TimesOut("paid", times: 1).RunAsync(new Question("done"));

        Assert.Equal(("done done an expert 60", 2), (run.Output<string>(), run.Block("paid").Attempts));
        Assert.InRange(run.Elapsed, TimeSpan.FromDays(3), TimeSpan.FromDays(3.1));
    }

    [Fact]
    public async Task What_has_no_timeout_never_takes_too_long() =>
        Assert.Equal("SCOUT9018", (await Tests.RefusedAsync(Question.TimesOut("sure"), new Question("?"))).Code);

    [Fact]
    public void A_fake_is_used_once_at_least() =>
        Assert.Equal("SCOUT9019", Assert.Throws<ScoutException>(() => Question.Fails("answer", "busy", times: 0)).Code);
}
