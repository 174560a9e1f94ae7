using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;

namespace Scout.Checking;

/// <summary>What a run did, for a check of a suite: <c>public static Verdict NamesTheOrder(Reply reply, RunFacts run)</c>.</summary>
public sealed record RunFacts
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The environment whose settings it ran with.</summary>
    public required string Environment { get; init; }

    /// <summary>What the workflow was given, as JSON: an object.</summary>
    public required JsonElement Inputs { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What its models cost, in the currency of the prices in <c>scout.json</c>; null where that is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Every block that ran, in the order in which they began; a block in a loop once for each round.</summary>
    public IReadOnlyList<BlockFacts> Blocks { get; init; } = [];

    /// <summary>What the workflow was given.</summary>
    /// <typeparam name="T">The workflow's input.</typeparam>
    /// <exception cref="InvalidOperationException">It is no such value.</exception>
    public T Input<T>() => Read<T>(Inputs, "What the workflow was given");

    /// <summary>A block: by its id (<c>triage</c>), in a loop also by its path (<c>answers[1]/answer</c>). Of several rounds the last of the loop, whichever began when.</summary>
    /// <param name="block">Which.</param>
    /// <returns>The block, or null where it did not run.</returns>
    public BlockFacts? Block(string block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return BlockShape.LastNamed(Blocks.Select(one => one.Path), block) is { } path ? Blocks.First(one => one.Path == path) : null;
    }

    internal static T Read<T>(JsonElement json, string what)
    {
        try
        {
            return json is T same ? same : json.Deserialize<T>(JsonShape.Options)!;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new InvalidOperationException($"{what} is no {CSharpName.Of(typeof(T))}: {exception.Message.Split(" Path:")[0]}", exception);
        }
    }
}

/// <summary>What a block of a run did.</summary>
public sealed record BlockFacts
{
    /// <summary>Its path in the run: <c>triage</c>, <c>answers[1]/answer</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Its type: <c>llm</c>, <c>code</c>, <c>http</c>, <c>foreach</c>, ...</summary>
    public required string Type { get; init; }

    /// <summary>How many attempts there were.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>How long it took, all attempts together; null where it has no end.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Why it failed, also where something was put in place of its output then; null where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>Its output as JSON; null where it has none.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>Its output.</summary>
    /// <typeparam name="T">What the workflow's definition has there: <c>Value&lt;Customer&gt;</c> is a <c>Customer</c>.</typeparam>
    /// <exception cref="InvalidOperationException">It has none, or it is no such value.</exception>
    public T Output<T>() => Json is { } json ? RunFacts.Read<T>(json, $"The output of '{Path}'") : throw new InvalidOperationException($"'{Path}' has no output{(Failure is null ? "." : $": {Failure}")}");
}
