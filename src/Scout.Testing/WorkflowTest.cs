using System.Text.Json;
using Scout.Testing.Values;
using Scout.Testing.Workflows;

namespace Scout.Testing;

/// <summary>
/// Runs a workflow in a test, in this process: its code runs, its models and requests are answered by what the test says, and its waits take no time. It never changes:
/// each method gives another one, so that tests can share a beginning. Of two things that it says of the same, the later one has the word.
/// </summary>
public sealed partial class WorkflowTest
{
    private readonly TestSetup _setup;

    private WorkflowTest(TestSetup setup) => _setup = setup;

    /// <summary>A test of a workflow, with no fakes.</summary>
    /// <typeparam name="TWorkflow">The workflow's class.</typeparam>
    public static WorkflowTest Of<TWorkflow>()
        where TWorkflow : Workflow, new() => new(new() { Workflow = typeof(TWorkflow) });

    /// <summary>Says when the run begins; what it waits for is counted from there. Default: now.</summary>
    /// <param name="time">The time.</param>
    public WorkflowTest StartingAt(DateTimeOffset time) => new(_setup with { Start = time });

    /// <summary>Every fake has to be used: else <see cref="RunAsync"/> fails and names those that were not. Default: <see cref="WorkflowRun.UnusedFakes"/> tells of them.</summary>
    public WorkflowTest Strict() => new(_setup with { IsStrict = true });

    /// <summary>Says what cancels the run: the token that the test framework gives. It is no parameter of <see cref="RunAsync"/>, which analyzers would ask every test for.</summary>
    /// <param name="cancellation">The token.</param>
    public WorkflowTest CanceledBy(CancellationToken cancellation) => new(_setup with { Cancellation = cancellation });

    /// <summary>Runs the workflow, to its end or until it waits for what the test does not give.</summary>
    /// <param name="input">The workflow's input: of its own type, an anonymous object, or JSON. Members that have a default may be left out of the latter two.</param>
    /// <returns>What became of it, also where it failed.</returns>
    /// <exception cref="ScoutException">The input does not fit; the test says something that the workflow has not; a block asked something that has no fake; or the server does not answer as one, or refuses.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    public async Task<WorkflowRun> RunAsync(object? input)
    {
        var workflow = TestedWorkflow.Of(_setup.Workflow);
        var written = TestValues.Write(input ?? new { }, $"The input of '{workflow.Id}'");
        if (_setup.Server is not { } server)
        {
            return await new TestedRun(_setup, workflow).RunAsync(written).ConfigureAwait(false);
        }

        var client = server.Open();
        try
        {
            return await new ServedRun(_setup, workflow, client, server).RunAsync(written).ConfigureAwait(false);
        }
        finally
        {
            if (server.IsOurs)
            {
                client.Dispose();
            }
        }
    }

    private static string Call(string method, params ReadOnlySpan<string> names) => $"{method}({string.Join(", ", names.ToArray().Select(name => $"\"{name}\""))})";

    private static JsonElement Written(object? value, string shown) => TestValues.Write(value, $"What {shown} gives");
}
