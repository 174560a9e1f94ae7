using System.Text.Json;

namespace Scout.Client;

/// <summary>What became of a run, also of one that failed.</summary>
public sealed record RunResult
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>The whole id of the revision that ran.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The promotion that put the revision into the environment.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The session that it belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>Whether it has its output.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>How it stands: <c>completed</c>, <c>stopped</c>; else <c>failed</c>, <c>canceled</c>, <c>interrupted</c>, <c>waiting</c>, <c>needs_decision</c>, <c>budget_exceeded</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What it yielded; none where it did not succeed.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>What each block gave, by its id; <c>inputs</c> are the inputs.</summary>
    public required IReadOnlyDictionary<string, JsonElement> State { get; init; }

    /// <summary>Why it failed, each with its code.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The same, where it succeeded.</summary>
    /// <exception cref="RunFailedException">It did not.</exception>
    public RunResult EnsureSucceeded() => Succeeded ? this : throw new RunFailedException(this);
}

/// <summary>What became of a run, also of one that failed.</summary>
/// <typeparam name="TOutput">What it yields.</typeparam>
public sealed class RunResult<TOutput>
{
    private readonly TOutput _output;

    internal RunResult(RunResult run, TOutput output) => (Run, _output) = (run, output);

    /// <summary>The run: which revision ran, how it stands, what its blocks gave.</summary>
    public RunResult Run { get; }

    /// <summary>Whether it has its output.</summary>
    public bool Succeeded => Run.Succeeded;

    /// <summary>What it yielded.</summary>
    /// <exception cref="RunFailedException">It did not succeed.</exception>
    public TOutput Output => Succeeded ? _output : throw new RunFailedException(Run);

    /// <summary>The same, where it succeeded.</summary>
    /// <exception cref="RunFailedException">It did not.</exception>
    public RunResult<TOutput> EnsureSucceeded() => Succeeded ? this : throw new RunFailedException(Run);
}
