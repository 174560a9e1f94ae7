using System.Text.Json;
using Scout.Testing.Values;
using Scout.Testing.Workflows;

namespace Scout.Testing;

/// <summary>What became of a test's run.</summary>
public sealed class WorkflowRun
{
    private readonly BlockNames _names;
    private readonly JsonElement? _output;

    internal WorkflowRun(RunStory story, BlockNames names, RunStatus status, JsonElement? output, RunFailure? error)
    {
        (Story, _names, Status, _output, Error) = (story, names, status, output, error);
    }

    /// <summary>How it ended.</summary>
    public RunStatus Status { get; }

    /// <summary>Why it failed; null where it did not. Secrets in it are hidden.</summary>
    public RunFailure? Error { get; }

    /// <summary>Every block that ran, in the order in which they began.</summary>
    public IReadOnlyList<BlockRun> Blocks => Story.Blocks;

    /// <summary>The HTTP requests that were sent, in their order, as they were sent: with secrets.</summary>
    public IReadOnlyList<SentRequest> Requests { get; internal init; } = [];

    /// <summary>How long it took by its own clock, the time that was skipped included: a day where it waited for one.</summary>
    public TimeSpan Elapsed => Story.Elapsed;

    /// <summary>What the test says and the run never asked for, as it stands in the test. Secrets in it are hidden.</summary>
    public IReadOnlyList<string> UnusedFakes { get; internal init; } = [];

    internal RunStory Story { get; }

    /// <summary>Hides the secrets of the run in a text.</summary>
    internal Func<string, string> Hide { get; init; } = static text => text;

    /// <summary>The workflow's output, as it is: with secrets, where it yields them.</summary>
    /// <typeparam name="T">What the workflow yields. As JSON: <see cref="JsonElement"/>.</typeparam>
    /// <exception cref="ScoutException">It has none, or it is no such value.</exception>
    public T Output<T>() => _output is { } output ? TestValues.Read<T>(output, "The output of the workflow", Hide) : throw TestErrors.NoRunOutput(ToString());

    /// <summary>A block: by its id (<c>triage</c>), in a loop also by its path (<c>answers[1]/answer</c>), of a workflow that is called by both ids (<c>translated/translate</c>).</summary>
    /// <param name="block">The block. One that did not run is there too: <see cref="BlockRun.Ran"/>.</param>
    /// <exception cref="ScoutException">The workflow has no such block.</exception>
    public BlockRun Block(string block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var name = _names.Find(block);
        return Story.Block(name, _names[name.Path].Kind.Type);
    }

    /// <summary>The run as a tree, for the message of a test that fails. Secrets in it are hidden.</summary>
    public override string ToString() => Hide(RunTree.Of(this));
}
