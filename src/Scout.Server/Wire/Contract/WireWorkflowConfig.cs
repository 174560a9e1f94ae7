using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Server.Wire.Contract;

/// <summary>What a revision does.</summary>
internal sealed record WireWorkflowConfig
{
    /// <summary>What people call the workflow.</summary>
    public string? WorkflowDisplayName { get; init; }

    /// <summary>The version of this shape: <c>1.0</c>.</summary>
    public string? WorkflowSchemaVersion { get; init; }

    /// <summary>What the workflow is for.</summary>
    public string? WorkflowDescription { get; init; }

    /// <summary>Its blocks, those in branches and loops among them; the first stands for the inputs. Those of workflows that it calls are theirs.</summary>
    public required ImmutableArray<WireBlock> Blocks { get; init; }

    /// <summary>Always empty.</summary>
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>The JSON Schema of what the workflow yields.</summary>
    public JsonElement? OutputSchema { get; init; }
}

/// <summary>A block of a workflow.</summary>
internal sealed record WireBlock
{
    /// <summary>What kind of block it is: <c>com.scoutos.llm</c>, <c>com.scoutos.code</c>, ...</summary>
    public required string BlockArchetypeId { get; init; }

    /// <summary>What people call it.</summary>
    public required string BlockDisplayName { get; init; }

    /// <summary>Its path: <c>triage</c>; in a loop <c>answers[]/answer</c>, and in a run's events <c>answers[2]/answer</c>.</summary>
    public required string BlockId { get; init; }

    /// <summary>Its settings.</summary>
    public IReadOnlyDictionary<string, JsonElement>? BlockInputs { get; init; }

    /// <summary>Whether its output is the workflow's.</summary>
    public bool? IsOutput { get; init; }

    /// <summary>The blocks that it needs, or lies in.</summary>
    public ImmutableArray<WireDependency>? Dependencies { get; init; }

    /// <summary>The JSON Schema of what it is given: of the inputs.</summary>
    public JsonElement? InputSchema { get; init; }

    /// <summary>The JSON Schema of what it yields: one of them.</summary>
    public ImmutableArray<JsonElement>? OutputSchema { get; init; }

    /// <summary>Whether the run goes on when it fails.</summary>
    public bool? IgnoreError { get; init; }
}

/// <summary>A block that another needs.</summary>
/// <param name="BlockId">Its path.</param>
internal sealed record WireDependency(string BlockId);
