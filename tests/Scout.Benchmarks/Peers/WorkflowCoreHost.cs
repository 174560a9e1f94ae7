using Microsoft.Extensions.DependencyInjection;
using WorkflowCore.Interface;
using WorkflowCore.Models;
using WorkflowCore.Models.LifeCycleEvents;

namespace Scout.Benchmarks.Peers;

/// <summary>WorkflowCore with its store in memory.</summary>
internal sealed class WorkflowCoreHost : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddWorkflow(options => options.UsePollInterval(TimeSpan.FromMilliseconds(100))).BuildServiceProvider();
    private readonly IWorkflowHost _host;
    private TaskCompletionSource _ended = new();

    public WorkflowCoreHost(int blocks)
    {
        _host = _services.GetRequiredService<IWorkflowHost>();
        _host.Registry.RegisterWorkflow(new Chain(blocks));
        _host.OnLifeCycleEvent += happened =>
        {
            if (happened is WorkflowCompleted)
            {
                _ended.TrySetResult();
            }
        };
        _host.Start();
    }

    public async Task RunAsync()
    {
        _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _host.StartWorkflow(nameof(Chain));
        await _ended.Task;
    }

    public void Dispose()
    {
        _host.Stop();
        _services.Dispose();
    }

    private sealed class Chain(int blocks) : IWorkflow
    {
        public string Id => nameof(Chain);

        public int Version => 1;

        public void Build(IWorkflowBuilder<object> builder)
        {
            var step = builder.StartWith(Step);
            for (var at = 1; at < blocks; at++)
            {
                step = step.Then(Step);
            }
        }

        private static ExecutionResult Step(IStepExecutionContext context)
        {
            Steps.Same(1);
            return ExecutionResult.Next();
        }
    }
}
