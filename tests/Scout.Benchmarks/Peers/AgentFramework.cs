using System.Globalization;
using Microsoft.Agents.AI.Workflows;
using AgentWorkflow = Microsoft.Agents.AI.Workflows.Workflow;

namespace Scout.Benchmarks.Peers;

/// <summary>Microsoft.Agents.AI.Workflows: functions as executors, in process.</summary>
internal static class AgentFramework
{
    public static AgentWorkflow Chain(int blocks)
    {
        var steps = Enumerable.Range(0, blocks).Select(Step).ToArray();
        var builder = new WorkflowBuilder(steps[0]);
        foreach (var (step, next) in steps.Zip(steps.Skip(1)))
        {
            builder.AddEdge(step, next);
        }

        return builder.Build();
    }

    public static AgentWorkflow Fan(int blocks)
    {
        var steps = Enumerable.Range(0, blocks).Select(Step).ToArray();
        return new WorkflowBuilder(steps[0]).AddFanOutEdge(steps[0], steps[1..]).Build();
    }

    public static async Task RunAsync(AgentWorkflow workflow)
    {
        await using var run = await InProcessExecution.RunAsync(workflow, 1);
    }

    private static ExecutorBinding Step(int at) => ((Func<int, int>)Steps.Same).BindAsExecutor(string.Create(CultureInfo.InvariantCulture, $"step_{at}"));
}
