using System.Text.Json;
using Scout.Testing.Tests.Workflows;
using Exchange = Scout.Testing.Tests.Workflows.Exchange;

namespace Scout.Testing.Tests;

public class AskingTheRun
{
    private static readonly WorkflowTest Question = Tests.Of<QuestionWorkflow>().Reply("answer", new Answer("tea", 1));

    [Fact]
    public async Task It_prints_as_a_tree_for_the_message_of_a_test_that_fails()
    {
        var told = (await Tests.Of<QuestionWorkflow>().Fails("answer", "busy").Model("expert", "an expert").Model("smart", "never").RunAsync(new Question("?"))).ToString().Split(Environment.NewLine);

        Assert.StartsWith("questions  completed after 0:01:0", told[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                """  ✓ answer  llm (2 attempts)  {"sure":0,"text":"nobody knows"}  in place of SCOUT9026: busy""",
                "  ✓ sure  if  otherwise  an expert",
                "  ✓ asked  call  an expert",
                "    ✓ asked/say  llm  an expert",
                """not used: Model("smart")""",
            ],
            told[1..]);
    }

    [Fact]
    public async Task A_value_is_read_by_its_type_or_as_JSON_and_what_is_none_is_an_error()
    {
        var run = await Question.RunAsync(new Question("?"));

        Assert.Equal("tea", run.Block("answer").Output<JsonElement>().GetProperty("text").GetString());
        Assert.Equal("then", run.Block("sure").Branch);
        var wrong = Assert.Throws<ScoutException>(() => run.Block("answer").Output<int>());
        Assert.Equal("SCOUT9002", wrong.Code);
        Assert.StartsWith("The output of block 'answer' is no int: ", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_that_did_not_run_is_there_and_says_so()
    {
        var run = await Question.RunAsync(new Question("?"));

        Assert.Equal((false, BlockStatus.DidNotRun, 0), (run.Block("asked/say").Ran, run.Block("asked/say").Status, run.Block("asked/say").Attempts));
        Assert.Empty(run.Block("asked/say").Rounds);
        Assert.Equal(["answer", "sure"], run.Blocks.Select(block => block.Path));
    }

    [Fact]
    public async Task The_output_of_a_block_that_ran_several_times_is_that_of_one_of_its_runs()
    {
        var run = await Tests.Of<DecisionWorkflow>().Approve("decide").RunAsync(new Things([.. Enumerable.Range(0, 12).Select(number => $"{number}")]));

        Assert.Equal(12, run.Block("said").Rounds.Count);
        Assert.Equal("11: true", run.Block("said").Rounds[11].Output<string>());
        Assert.Equal("Block 'each[]/said' ran 12 times, and has as many outputs. Ask for one of them: Rounds[0], or Block(\"each[0]/said\").", Assert.Throws<ScoutException>(run.Block("said").Output<string>).Message);
    }

    [Fact]
    public async Task Fakes_that_were_not_used_are_told_and_refused_by_a_strict_test()
    {
        var test = Question.Model("expert", "an expert").Http("GET", "https://a.example", "");

        var run = await test.RunAsync(new Question("?"));
        var refused = await Tests.RefusedAsync(test.Strict(), new Question("?"));

        Assert.Equal(["Model(\"expert\")", "Http(\"GET\", \"https://a.example\")"], run.UnusedFakes);
        Assert.Equal("SCOUT9024", refused.Code);
        Assert.Equal(RunStatus.Completed, (await Question.Strict().RunAsync(new Question("?"))).Status);
    }

    [Fact]
    public async Task A_variable_that_a_template_reads_is_given_or_the_test_fails()
    {
        var test = Tests.Of<ExchangeWorkflow>().Reply("note", "");

        var refused = await Tests.RefusedAsync(test.Http("GET", "*", new Rate(1)), new Exchange(1, "usd"));
        var faked = await Tests.RefusedAsync(test.Reply("rate", new Rate(2)), new Exchange(10, "usd"));

        Assert.Equal(("SCOUT9025", "'rate' reads the variable 'rates', and the test has none. Add .Variable(\"rates\", ...)."), (refused.Code, refused.Message));
        Assert.Equal(refused.Message, faked.Message);
    }

    [Fact]
    public async Task A_service_of_the_project_is_replaced_and_what_code_logs_is_kept()
    {
        var run = await Tests.Of<ExchangeWorkflow>().Variable("rates", "https://rates.example").Http("GET", "*", new Rate(3)).Http("POST", "*", "")
            .Service<IFees>(new NoFees()).RunAsync(new Exchange(10, "usd"));

        Assert.Equal(30m, run.Output<decimal>());
        Assert.Equal(["10 to usd"], run.Block("note").Logs);
    }

    [Fact]
    public async Task A_run_is_canceled_by_the_token_of_the_test()
    {
        using var source = new CancellationTokenSource();
        var test = Tests.Of<QuestionWorkflow>().CanceledBy(source.Token).Reply("answer", (string _) =>
        {
            source.Cancel();
            return new Answer("tea", 1);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.RunAsync(new Question("?")));
    }

    private sealed class NoFees : IFees
    {
        public decimal Of(decimal amount) => 0;
    }
}
