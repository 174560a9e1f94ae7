using Scout.Testing.Tests.Workflows;
using SupportDesk;

namespace Scout.Testing.Tests;

public class TakingSettings
{
    [Fact]
    public async Task A_projects_own_settings_give_models_of_files_and_variables()
    {
        var run = await Tests.Of<SupportDeskWorkflow>().Settings("../SupportDesk/scout.json", "staging")
            .RunAsync(new Request("My order A-1044 has not come, and the carrier says it is lost. I need the cups for a wedding on Saturday! Can you send them again by Friday? And who pays for the express?", "ada@example.org"));

        Assert.True(run.Status == RunStatus.Completed, run.ToString());
        Assert.Equal("Yours, The Tea Shop (staging)", run.Block("signature").Output<string>());
        Assert.Equal(Category.Delivery, run.Block("triage").Output<Triage>().Category);
    }

    [Fact]
    public async Task What_the_test_says_has_the_word_before_them()
    {
        var run = await Tests.Of<SupportDeskWorkflow>().Settings("../SupportDesk/scout.json").Variable("brand", "Another Shop")
            .Reply("triage", new Triage(Category.Other, Urgent: false, "", [])).RunAsync(new Request("?"));

        Assert.Equal("Yours, Another Shop", run.Block("signature").Output<string>());
    }

    [Theory]
    [InlineData("../SupportDesk/scout.json", "qa", "SCOUT9041")]
    [InlineData("../SupportDesk/none.json", "development", "SCOUT9040")]
    public async Task Settings_that_are_not_there_are_refused(string file, string environment, string code) =>
        Assert.Equal(code, (await Tests.RefusedAsync(Tests.Of<SupportDeskWorkflow>().Settings(file, environment), new Request("?"))).Code);

    [Fact]
    public async Task Paths_are_relative_to_the_tests_own_file_whatever_root_the_build_writes_into_its_name()
    {
        var mapped = await Tests.Of<SupportDeskWorkflow>().Settings("../SupportDesk/scout.json", source: "/_/tests/Scout.Testing.Tests/TakingSettings.cs").RunAsync(new Request("No question today. The teapot is beautiful, thank you!"));
        var refused = await Tests.RefusedAsync(Tests.Of<QuestionWorkflow>().Cassette("a.json", source: "/_/nowhere/Here.cs"), new Question("?"));

        Assert.Equal(("Yours, The Tea Shop", "SCOUT9038"), (mapped.Block("signature").Output<string>(), refused.Code));
    }
}
