using LeadDesk;
using Scout.Testing.Tests.Workflows;
using SupportDesk;

namespace Scout.Testing.Tests;

public class FakingBlocks
{
    private static readonly WorkflowTest Desk = Tests.Of<SupportDeskWorkflow>()
        .Reply("triage", new Triage(Category.Delivery, Urgent: false, "Where is it?", ["Where?", "When?", "Why?"]))
        .Model("smart", prompt => $"[{prompt.Split('\n')[0]}]")
        .Variable("brand", "The Tea Shop");

    [Fact]
    public async Task A_blocks_output_is_given_by_its_type_and_code_runs_for_real()
    {
        var run = await Desk.RunAsync(new Request("Where is A-1042?", "ada@example.org"));

        Assert.Equal(RunStatus.Completed, run.Status);
        Assert.Equal("Ada", run.Block("customer").Output<Customer>().Name);
        Assert.Equal(["Where?", "When?", "Why?"], run.Block("triage").Output<Triage>().Questions);
        Assert.Equal(Category.Delivery, run.Output<Reply>().Category);
        Assert.StartsWith("Hello Ada,", run.Output<Reply>().Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anonymous_object_is_an_output_too_and_so_is_an_input()
    {
        var run = await Tests.Of<QuestionWorkflow>().Reply("answer", new { text = "tea", sure = 1 }).RunAsync(new { text = "What to drink?" });

        Assert.Equal("tea", run.Output<string>());
    }

    [Fact]
    public async Task A_block_that_was_given_its_output_was_asked_all_the_same()
    {
        var run = await Desk.RunAsync(new Request("Where is A-1042?"));

        Assert.Equal("Sort this message: Where is A-1042?", run.Block("triage").Prompt);
    }

    [Fact]
    public async Task A_reply_is_made_of_what_the_block_is_given()
    {
        var run = await Tests.Of<ParcelWorkflow>().Reply("carrier", (decimal weight) => $"a cart for {weight} kg").RunAsync(new Parcel("7", 12.5m));
        var asked = await Tests.Of<QuestionWorkflow>().Reply("answer", (string prompt) => new Answer(prompt.ToUpperInvariant(), 1)).RunAsync(new Question("why"));
        var called = await Tests.Of<QuestionWorkflow>().Reply("answer", new Answer("", 0)).Reply("asked", (Question question) => $"{question.Text}, indeed").RunAsync(new Question("why"));

        Assert.Equal("7 goes with a cart for 12.5 kg", run.Output<Delivery>().State);
        Assert.Equal("ANSWER: WHY", asked.Output<string>());
        Assert.Equal("why, indeed", called.Output<string>());
    }

    [Fact]
    public async Task Of_a_loop_one_round_may_be_meant_or_all()
    {
        var run = await Desk.Reply("answer", "later").Reply("answers[1]/answer", "tomorrow").RunAsync(new Request("?"));

        Assert.Equal(["later", "tomorrow", "later"], run.Block("answers").Output<IReadOnlyList<string>>());
        Assert.Equal("tomorrow", run.Block("answers[1]/answer").Output<string>());
        Assert.Equal(["later", "tomorrow", "later"], run.Block("answer").Rounds.Select(round => round.Output<string>()));
    }

    [Fact]
    public async Task Replies_are_given_one_after_the_other_and_one_more_is_an_error()
    {
        var run = await Desk.Replies("answer", "1", "2", "3").RunAsync(new Request("?"));
        var refused = await Tests.RefusedAsync(Desk.Replies("answer", "1", "2"), new Request("?"));

        Assert.Equal(["1", "2", "3"], run.Block("answers").Output<IReadOnlyList<string>>().Order());
        Assert.Equal(("SCOUT9014", """Replies("answer") has 2 outputs, and block 'answers[2]/answer' is asked once more. Add another, or use .Reply for one that is always given."""), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task The_later_reply_has_the_word_for_as_often_as_it_says()
    {
        var run = await Desk.Reply("answer", "always").Reply("answer", "once", times: 1).RunAsync(new Request("?"));

        Assert.Equal(["once", "always", "always"], run.Block("answers").Output<IReadOnlyList<string>>());
    }

    [Fact]
    public async Task A_block_of_a_workflow_that_is_called_is_named_by_both_or_by_its_own_id()
    {
        var one = await Desk.Reply("translated/translate", "Guten Tag").RunAsync(new Request("?", Locale: "de"));
        var other = await Desk.Reply("translate", "Bonjour").RunAsync(new Request("?", Locale: "fr"));

        Assert.Equal(("Guten Tag", "Bonjour"), (one.Output<Reply>().Answer, other.Output<Reply>().Answer));
        Assert.StartsWith("Translate to the language \"fr\"", other.Block("translated/translate").Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_share_a_beginning_that_none_of_them_changes()
    {
        var beginning = Tests.Of<QuestionWorkflow>().Reply("answer", new Answer("tea", 1));

        var changed = await beginning.Reply("answer", new Answer("milk", 1)).RunAsync(new Question("?"));
        var first = await beginning.RunAsync(new Question("?"));

        Assert.Equal(("milk", "tea"), (changed.Output<string>(), first.Output<string>()));
    }

    [Fact]
    public async Task A_reply_that_does_not_fit_is_refused_before_the_run()
    {
        var refused = await Tests.RefusedAsync(Desk.Reply("triage", new { category = "deliveri", urgent = "no", questions = 1 }), new Request("?"));

        Assert.Equal("SCOUT9011", refused.Code);
        Assert.StartsWith("What Reply(\"triage\") gives does not fit the output of block 'triage': ", refused.Message, StringComparison.Ordinal);
        Assert.All(["triage.category", "triage.urgent", "triage.questions", "triage.summary: missing"], problem => Assert.Contains(problem, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_function_gives_is_refused_where_it_does_not_fit_whatever_the_block_does_about_errors()
    {
        var refused = await Tests.RefusedAsync(Tests.Of<QuestionWorkflow>().Reply("answer", (string prompt) => new { prompt }), new Question("?"));

        Assert.Equal("SCOUT9011", refused.Code);
    }

    [Fact]
    public async Task An_assertion_in_a_function_fails_the_test_and_not_the_block() =>
        await Assert.ThrowsAsync<Xunit.Sdk.EqualException>(() => Tests.Of<QuestionWorkflow>().Reply("answer", (string prompt) =>
        {
            Assert.Equal("Answer: !", prompt);
            return new Answer("", 1);
        }).RunAsync(new Question("?")));

    [Theory]
    [InlineData("triag", "Did you mean 'triage'?")]
    [InlineData("answers/answer", "Did you mean 'answers[]/answer'?")]
    [InlineData("translated/triage", "Its blocks are answers, answers[]/answer, answers[]/answer_later, apologise,")]
    public async Task A_block_that_is_not_there_is_refused_with_those_that_are(string name, string told)
    {
        var refused = await Tests.RefusedAsync(Desk.Reply(name, "x"), new Request("?"));
        var run = await Desk.RunAsync(new Request("?"));

        Assert.Equal("SCOUT9004", refused.Code);
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message, Assert.Throws<ScoutException>(() => run.Block(name)).Message);
    }

    [Fact]
    public async Task An_input_that_does_not_fit_is_refused_with_all_that_is_wrong()
    {
        var refused = await Tests.RefusedAsync(Tests.Of<LeadDeskWorkflow>(), new { nam = "Ada", email = 7 });

        Assert.Equal("SCOUT9010", refused.Code);
        Assert.All(["input.nam: unknown", "input.email", "input.message: missing"], problem => Assert.Contains(problem, refused.Message, StringComparison.Ordinal));
    }
}
