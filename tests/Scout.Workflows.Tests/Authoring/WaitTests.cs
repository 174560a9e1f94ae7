namespace Scout.Workflows.Tests.Authoring;

public sealed class WaitTests
{
    [Fact]
    public void A_wait_holds_back_every_later_block_of_its_flow_unless_it_is_told_not_to()
    {
        static Value<string> Define(Flow flow, Value<Question> input)
        {
            flow.Text("before", "a");
            flow.Delay("pause", TimeSpan.FromDays(1));
            flow.WaitFor<string>("aside", "paid", new() { HoldsBack = false });
            flow.When("tell", input.Urgent, flow => flow.Text("inside", "b"));
            flow.Approve("agree", "Agree?");
            return flow.Text("after", "c");
        }

        Assert.Equal("[]", Build.Json<Question, string>("blocks/before/needs", Define));
        Assert.Equal("[]", Build.Json<Question, string>("blocks/pause/needs", Define));
        Assert.Equal("""["pause"]""", Build.Json<Question, string>("blocks/aside/needs", Define));
        Assert.Equal("""["inputs","pause"]""", Build.Json<Question, string>("blocks/tell/needs", Define));
        Assert.Equal("[]", Build.Json<Question, string>("blocks/tell/then/blocks/inside/needs", Define));
        Assert.Equal("""["pause"]""", Build.Json<Question, string>("blocks/agree/needs", Define));
        Assert.Equal("""["agree","pause"]""", Build.Json<Question, string>("blocks/after/needs", Define));
    }

    [Fact]
    public void What_is_read_of_a_wait_that_holds_nothing_back_is_waited_for() => Assert.Equal(
        """["paid"]""",
        Build.Json<Question, string>("blocks/after/needs", (flow, _) =>
        {
            var paid = flow.WaitFor<int>("paid", "paid", new() { HoldsBack = false });
            return flow.Text("after", $"{paid}");
        }));

    [Fact]
    public void A_delay_is_a_duration_or_a_time_that_may_come_from_a_value()
    {
        static Value<DateTimeOffset> Define(Flow flow, Value<Question> input)
        {
            flow.Delay("constant", TimeSpan.FromHours(36));
            flow.Delay("given", flow.Code("long", Methods.HowLong));
            return flow.Delay("until", flow.Run.StartedAt, new() { Timeout = TimeSpan.FromDays(3650) });
        }

        Assert.Equal("""{"time":{"$literal":"P1DT12H"}}""", Build.Json<Question, DateTimeOffset>("blocks/constant/config", Define));
        Assert.Equal("""{"time":"long"}""", Build.Json<Question, DateTimeOffset>("blocks/given/config", Define));
        Assert.Equal("""{"time":"run.started_at"}""", Build.Json<Question, DateTimeOffset>("blocks/until/config", Define));
        Assert.Equal("""{"format":"date-time","type":"string"}""", Build.Json<Question, DateTimeOffset>("blocks/until/output", Define));
        Assert.Equal("315360000000", Build.Json<Question, DateTimeOffset>("blocks/until/timeout_ms", Define));
    }

    [Fact]
    public void An_approval_has_its_text_and_who_may_decide_each_once() => Assert.Equal(
        """{"by":["ada@example.com","bob@example.com"],"may_be_denied":true,"text":"Refund {{ inputs.text }}?"}""",
        Build.Json<Question, Approval>("blocks/agree/config", (flow, input) =>
            flow.Approve("agree", $"Refund {input.Text}?", new() { By = ["bob@example.com", "ada@example.com", "Bob@example.com"], MayBeDenied = true })));

    [Fact]
    public void What_is_wrong_with_waits_is_told_with_the_remedy() => Assert.Equal(
        [
            "SCOUT1014: block 'never' (WaitTests.cs): the delay is 00:00:00; use a value from 1 ms to 3650 days",
            "SCOUT1014: block 'ages' (WaitTests.cs): the delay is 4000.00:00:00; use a value from 1 ms to 3650 days",
            "SCOUT1014: block 'paid' (WaitTests.cs): the event is called 'Payment received'; use lower-case letters, digits and _, beginning with a letter, such as payment_received",
            "SCOUT1014: block 'late' (WaitTests.cs): Timeout is 3651.00:00:00; use a value from 1 ms to 3650 days",
            "SCOUT1014: block 'agree' (WaitTests.cs): By has 'ada'; write an address as git has it (user.email), such as ada@example.com",
        ],
        Build.Errors<Question, string>((flow, input) =>
        {
            flow.Delay("never", TimeSpan.Zero);
            flow.Delay("ages", TimeSpan.FromDays(4000));
            flow.WaitFor<string>("paid", "Payment received");
            flow.WaitFor<string>("late", "late", new() { Timeout = TimeSpan.FromDays(3651) });
            flow.Approve("agree", "Agree?", new() { By = ["ada"] });
            return input.Text;
        }));
}
