using System.Collections.Immutable;
using System.Text.Json;
using Scout.Testing.Values;

namespace Scout.Testing;

/// <summary>A block in the run of a test.</summary>
public sealed class BlockRun
{
    private readonly JsonElement _output;
    private readonly ImmutableArray<BlockRun> _rounds;

    internal BlockRun(string path, string type, BlockStatus status, JsonElement output = default, ImmutableArray<BlockRun> rounds = default)
    {
        (Path, Type, Status, _output) = (path, type, status, output);
        _rounds = rounds.IsDefault ? [] : rounds;
    }

    /// <summary>Its path in the run: <c>triage</c>, <c>answers[1]/answer</c>.</summary>
    public string Path { get; }

    /// <summary>Its type: <c>llm</c>, <c>code</c>, <c>http</c>, <c>foreach</c>, ...</summary>
    public string Type { get; }

    /// <summary>What became of it.</summary>
    public BlockStatus Status { get; }

    /// <summary>Whether it began.</summary>
    public bool Ran => Status != BlockStatus.DidNotRun;

    /// <summary>How many attempts there were; 0 where it did not run.</summary>
    public int Attempts { get; internal init; }

    /// <summary>What it was given at its last attempt: the arguments of code, the messages to a model, the request; null where it was given nothing.</summary>
    public JsonElement Input { get; internal init; }

    /// <summary>What a model was asked, rendered; null where it is no block of a model, or did not run.</summary>
    public string? Prompt => Input.ValueKind == JsonValueKind.Object ? GivenInput.Prompt(Type, Input) : null;

    /// <summary>Why it failed, or why its last attempt did; null where it did not.</summary>
    public RunFailure? Error { get; internal init; }

    /// <summary>What it waits for, in words; null where it does not.</summary>
    public string? WaitsFor { get; internal init; }

    /// <summary>The branch that it took; null where it takes none.</summary>
    public string? Branch { get; internal init; }

    /// <summary>What its code logged, from the level of information on.</summary>
    public IReadOnlyList<string> Logs { get; internal init; } = [];

    /// <summary>The runs of a block in a loop, in the order of the loop; one of a block that ran once, none of a block that did not run.</summary>
    public IReadOnlyList<BlockRun> Rounds => !_rounds.IsEmpty ? _rounds : Ran ? [this] : [];

    /// <summary>Whether a fake did its work.</summary>
    internal bool IsFaked { get; init; }

    /// <summary>Its output. Secrets in it are hidden, as they are in everything that is told of a run.</summary>
    /// <typeparam name="T">What the workflow's definition has there: <c>Value&lt;Customer&gt;</c> is a <c>Customer</c>. As JSON: <see cref="JsonElement"/>.</typeparam>
    /// <exception cref="ScoutException">It has none, or it is no such value.</exception>
    public T Output<T>() => Status == BlockStatus.Completed && _output.ValueKind != JsonValueKind.Undefined
        ? TestValues.Read<T>(_output, $"The output of block '{Path}'")
        : throw TestErrors.NoOutput(this);

    /// <summary>The path and what became of it, in a line.</summary>
    public override string ToString() => RunTree.Line(this);

    internal JsonElement OutputJson => _output;
}
