using Microsoft.Extensions.Logging;

namespace Scout;

/// <summary>What surrounds a code block, or a method that a model called, while it runs.</summary>
public sealed class CodeContext
{
    private static readonly AsyncLocal<CodeFlow?> Ambient = new();

    private readonly CodeContextSource _source;

    internal CodeContext(CodeContextSource source) => _source = source;

    /// <summary>The context of the block that is running.</summary>
    /// <exception cref="InvalidOperationException">No block is running here: the method was called by other code.</exception>
    public static CodeContext Current => Ambient.Value?.Context
        ?? throw new InvalidOperationException("CodeContext.Current is only there while a block runs. Pass what the method needs as an argument, or call it from a workflow.");

    /// <summary>A logger named after the block. Its lines are shown under the block and kept in the run's log, from the level of <c>--log-level</c> on (default <c>warning</c>).</summary>
    public ILogger Logger => _source.Logger;

    /// <summary>The run's id.</summary>
    public string RunId => _source.RunId;

    /// <summary>When the run began, UTC: the same for every block and attempt, and after the run was resumed.</summary>
    public DateTimeOffset RunStartedAt => _source.RunStartedAt;

    /// <summary>The block's path in the run: <c>customer</c>, <c>orders[3]/price</c>.</summary>
    public string Block => _source.Block;

    /// <summary>The environment that the run is in, such as <c>production</c>.</summary>
    public string Environment => _source.Environment;

    /// <summary>The same for every attempt at this block in this run, and different for every other: send it along with what must not happen twice.</summary>
    public string IdempotencyKey => _source.IdempotencyKey;

    /// <summary>The attempt, from 1.</summary>
    public int Attempt => _source.Attempt;

    /// <summary>What the project registered in its class marked <see cref="WorkflowServicesAttribute"/>; scoped services live as long as the attempt.</summary>
    public IServiceProvider Services => _source.Services;

    /// <summary>
    /// Sends requests to where the environment may send them (<c>"http"</c> in <c>scout.json</c>), as the block <c>Http</c> does: no redirects, no cookies, no proxy of the process's environment. It is
    /// shared: it is not to be disposed, and headers are set on requests rather than on it.
    /// </summary>
    public HttpClient Http => _source.Http;

    /// <summary>What goes with this flow of control; none outside of blocks.</summary>
    internal static CodeFlow? Flow
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }
}

/// <summary>What goes with the code of a block wherever its control flows.</summary>
internal abstract class CodeFlow
{
    /// <summary>What the code sees of its surroundings; none when the block is over.</summary>
    public abstract CodeContext? Context { get; }
}

/// <summary>Where a context has its values from. What costs something (a logger, a hash, a scope of services) is made when a block asks for it.</summary>
internal abstract class CodeContextSource
{
    /// <inheritdoc cref="CodeContext.Logger"/>
    public abstract ILogger Logger { get; }

    /// <inheritdoc cref="CodeContext.RunId"/>
    public abstract string RunId { get; }

    /// <inheritdoc cref="CodeContext.RunStartedAt"/>
    public abstract DateTimeOffset RunStartedAt { get; }

    /// <inheritdoc cref="CodeContext.Block"/>
    public abstract string Block { get; }

    /// <inheritdoc cref="CodeContext.Environment"/>
    public abstract string Environment { get; }

    /// <inheritdoc cref="CodeContext.IdempotencyKey"/>
    public abstract string IdempotencyKey { get; }

    /// <inheritdoc cref="CodeContext.Attempt"/>
    public abstract int Attempt { get; }

    /// <inheritdoc cref="CodeContext.Http"/>
    public abstract HttpClient Http { get; }

    /// <inheritdoc cref="CodeContext.Services"/>
    public abstract IServiceProvider Services { get; }
}
