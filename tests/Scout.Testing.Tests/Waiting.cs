using Scout.Testing.Tests.Workflows;

namespace Scout.Testing.Tests;

public class Waiting
{
    private static readonly Invoice Invoice = new("R-7", 100);

    [Fact]
    public async Task A_wait_that_nobody_answers_ends_the_run_as_one_that_waits_and_says_for_what()
    {
        var boss = await Tests.Of<PaymentWorkflow>().RunAsync(Invoice);
        var payment = await Tests.Of<PaymentWorkflow>().Approve("boss").RunAsync(Invoice);

        Assert.Equal((RunStatus.Waiting, BlockStatus.Waiting, "a decision: Send R-7 over 100?"), (boss.Status, boss.Block("boss").Status, boss.Block("boss").WaitsFor));
        Assert.Equal((RunStatus.Waiting, "the event 'paid'"), (payment.Status, payment.Block("payment").WaitsFor));
        Assert.Contains("… payment  waitfor  waits for the event 'paid'", payment.ToString(), StringComparison.Ordinal);
        Assert.Equal("Block 'payment' has no output: it waits for the event 'paid'.", Assert.Throws<ScoutException>(payment.Block("payment").Output<Payment>).Message);
    }

    [Fact]
    public async Task An_event_and_a_decision_come_as_they_would()
    {
        var run = await Tests.Of<PaymentWorkflow>().Approve("boss").Event("payment", new Payment(60)).RunAsync(Invoice);

        Assert.Equal("R-7: 60 of 100, approved by boss@example.com", run.Output<string>());
    }

    [Fact]
    public async Task A_decision_may_be_a_denial_with_its_reason()
    {
        var run = await Tests.Of<PaymentWorkflow>().Reject("boss", "too much", by: "deputy@example.com").RunAsync(Invoice);

        Assert.Equal("deputy@example.com said no: too much", run.Output<string>());
        Assert.False(run.Block("payment").Ran);
    }

    [Fact]
    public async Task Decisions_differ_from_one_to_the_next()
    {
        var run = await Tests.Of<DecisionWorkflow>().Approve("decide").Reject("decide", times: 1).Reject("each[2]/decide").RunAsync(new Things(["a", "b", "c"]));

        Assert.Equal(["a: false", "b: true", "c: false"], run.Output<IReadOnlyList<string>>());
    }

    [Fact]
    public async Task The_time_of_a_wait_passes_where_the_test_says_so()
    {
        var run = await Tests.Of<PaymentWorkflow>().Approve("boss").TimesOut("payment").RunAsync(Invoice);

        Assert.Equal("R-7: 0 of 100, approved by boss@example.com", run.Output<string>());
        Assert.Equal("SCOUT7034", run.Block("payment").Error!.Code);
        Assert.InRange(run.Elapsed, TimeSpan.FromDays(14), TimeSpan.FromDays(14.1));
    }

    [Fact]
    public async Task Who_may_not_decide_is_refused()
    {
        var refused = await Tests.RefusedAsync(Tests.Of<PaymentWorkflow>().Approve("boss", by: "ada@example.com"), Invoice);

        Assert.Equal(("SCOUT9017", """Approve("boss") is decided by ada@example.com, who may not: boss@example.com, deputy@example.com may. Name one of them, or leave `by` out."""), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task Data_that_does_not_fit_the_event_is_refused() =>
        Assert.Equal("SCOUT9016", (await Tests.RefusedAsync(Tests.Of<PaymentWorkflow>().Event("payment", new { paid = "all" }), Invoice)).Code);

    [Theory]
    [InlineData("result")]
    [InlineData("boss")]
    public async Task What_waits_for_no_event_gets_none(string block) =>
        Assert.Equal("SCOUT9015", (await Tests.RefusedAsync(Tests.Of<PaymentWorkflow>().Event(block, new Payment(1)), Invoice)).Code);
}
