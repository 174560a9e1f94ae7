namespace Scout.Testing.Tests;

/// <summary>What tests here begin with: the token of the framework.</summary>
internal static class Tests
{
    public static WorkflowTest Of<TWorkflow>()
        where TWorkflow : Workflow, new() => WorkflowTest.Of<TWorkflow>().CanceledBy(TestContext.Current.CancellationToken);

    /// <summary>What a run is refused by.</summary>
    public static async Task<ScoutException> RefusedAsync(WorkflowTest test, object? input) => await Assert.ThrowsAsync<ScoutException>(() => test.RunAsync(input));
}
