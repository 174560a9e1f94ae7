using Scout.Testing;

namespace NamespaceName.Tests;

public class ClassNameWorkflowTests
{
    // No model is asked: the test says what it would answer. The code of the workflow runs for real.
    [Fact]
    public async Task An_upset_customer_gets_an_apology_that_knows_the_order()
    {
        var run = await WorkflowTest.Of<ClassNameWorkflow>()
            .Reply("triage", new Triage("complaint", Upset: true))
            .Model("fast", "We are sorry, Ada.")
            .RunAsync(new Request("Where is my order #1043? I am furious.", "Ada"));

        Assert.Equal(RunStatus.Completed, run.Status);
        Assert.Equal("We are sorry, Ada.", run.Output<Reply>().Answer);
        Assert.Contains("Order 1043 is on its way.", run.Block("apologise").Prompt);
        Assert.False(run.Block("thank").Ran);
    }
}
