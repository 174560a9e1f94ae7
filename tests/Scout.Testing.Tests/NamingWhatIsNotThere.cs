using Scout.Testing.Tests.Workflows;
using SupportDesk;

namespace Scout.Testing.Tests;

public class NamingWhatIsNotThere
{
    private static readonly WorkflowTest Variables = Tests.Of<VariablesWorkflow>().Variable("brand", "The Tea Shop").Variable("sorry", "Sorry").Variable("color", "blue");

    [Theory]
    [InlineData("smrt", "Did you mean 'smart'? It asks expert, smart.")]
    [InlineData("Expert", "Did you mean 'expert'? It asks expert, smart.")]
    [InlineData("another", "It asks expert, smart.")]
    public async Task A_model_that_no_block_asks_is_refused_with_those_that_are_asked(string alias, string told)
    {
        var refused = await Tests.RefusedAsync(Tests.Of<QuestionWorkflow>().Reply("answer", new Answer("tea", 1)).Model(alias, "tea"), new Question("?"));

        Assert.Equal(("SCOUT9006", $"The workflow 'questions' asks no model '{alias}'. {told}"), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task A_variable_that_no_template_reads_is_refused_with_those_that_are_read()
    {
        var refused = await Tests.RefusedAsync(Tests.Of<SupportDeskWorkflow>().Variable("brnd", "The Tea Shop"), new Request("?"));
        var none = await Tests.RefusedAsync(Tests.Of<QuestionWorkflow>().Variable("brand", "The Tea Shop"), new Question("?"));

        Assert.Equal(("SCOUT9007", "The workflow 'support-desk' reads no variable 'brnd'. Did you mean 'brand'? It reads brand."), (refused.Code, refused.Message));
        Assert.Equal(("SCOUT9007", "The workflow 'questions' reads no variable 'brand'. It reads none."), (none.Code, none.Message));
    }

    [Fact]
    public async Task A_variable_that_a_template_may_choose_by_itself_is_not_refused_and_told_where_none_did()
    {
        var chosen = await Variables.Strict().RunAsync(new Question("color"));
        var other = await Variables.RunAsync(new Question("none"));

        Assert.Equal("The Tea Shop blue", chosen.Output<string>());
        Assert.Equal("The Tea Shop", other.Output<string>());
        Assert.Equal(["Variable(\"color\")"], other.UnusedFakes);
        Assert.Equal("SCOUT9024", (await Tests.RefusedAsync(Variables.Strict(), new Question("none"))).Code);
    }

    [Fact]
    public async Task What_the_result_of_a_called_workflow_and_of_a_fallback_reads_is_given_where_it_is_read()
    {
        var none = Tests.Of<VariablesWorkflow>();

        var called = await Tests.RefusedAsync(none, new Question("none"));
        var fallback = await Tests.RefusedAsync(none.Fails("called", "down"), new Question("none"));
        var replied = await none.Reply("called", new Letter("", "tea")).RunAsync(new Question("none"));

        Assert.Equal("'called' reads the variable 'brand', and the test has none. Add .Variable(\"brand\", ...).", called.Message);
        Assert.Equal("'called' reads the variable 'sorry', and the test has none. Add .Variable(\"sorry\", ...).", fallback.Message);
        Assert.Equal("tea", replied.Output<string>());
    }
}
