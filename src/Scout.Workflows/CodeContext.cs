using Microsoft.Extensions.Logging;

namespace Scout;

/// <summary>What surrounds a code block, or a method that a model called, while it runs.</summary>
public sealed class CodeContext
{
    private static readonly AsyncLocal<CodeContext?> Ambient = new();

    internal CodeContext() { }

    /// <summary>The context of the block that is running.</summary>
    /// <exception cref="InvalidOperationException">No block is running here: the method was called by other code.</exception>
    public static CodeContext Current => Ambient.Value
        ?? throw new InvalidOperationException("CodeContext.Current is only there while a block runs. Pass what the method needs as an argument, or call it from a workflow.");

    /// <summary>A logger named after the block. Its lines are shown under the block and kept in the run's log, from the level of <c>--log-level</c> on (default <c>warning</c>).</summary>
    public required ILogger Logger { get; init; }

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>When the run began, UTC: the same for every block and attempt, and after the run was resumed.</summary>
    public required DateTimeOffset RunStartedAt { get; init; }

    /// <summary>The block's path in the run: <c>customer</c>, <c>orders[3]/price</c>.</summary>
    public required string Block { get; init; }

    /// <summary>The environment that the run is in, such as <c>production</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>The same for every attempt at this block in this run, and different for every other: send it along with what must not happen twice.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>What the project registered in its class marked <see cref="WorkflowServicesAttribute"/>; scoped services live as long as the attempt.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Makes a context the current one of this flow of control.</summary>
    internal static void Enter(CodeContext? context) => Ambient.Value = context;
}
