using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Server.Wire.Contract;

/// <summary>What a workflow is run with.</summary>
internal sealed record WireExecution
{
    /// <summary>The workflow's inputs, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Inputs { get; init; }

    /// <summary>Whether the answer is a stream of server-sent events. Default: no.</summary>
    public bool? Streaming { get; init; }
}

/// <summary>What a workflow that the body names is run with.</summary>
internal sealed record WireKeyedExecution
{
    /// <summary>The workflow's id.</summary>
    public required string WorkflowKey { get; init; }

    /// <summary>Empty, or left out: definitions are changed in the repository.</summary>
    public JsonElement? WorkflowConfig { get; init; }

    /// <summary>The workflow's inputs, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Inputs { get; init; }

    /// <summary>Whether the answer is a stream of server-sent events. Default: no.</summary>
    public bool? Streaming { get; init; }
}

/// <summary>How a revision is called.</summary>
/// <param name="Name">The name: one line, 1 to 200 characters.</param>
/// <param name="Description">Notes.</param>
internal sealed record WireNaming(string Name, string? Description = null);

/// <summary>What an environment points at.</summary>
internal sealed record WireDeploymentChange
{
    /// <summary>What the environment is called.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>One: what it points at.</summary>
    public required ImmutableArray<WireDeploymentConfig> Deployments { get; init; }
}

/// <summary>Moves an environment back.</summary>
internal sealed record WireRollback
{
    /// <summary>Why, for whoever looks at it next.</summary>
    public required string Reason { get; init; }

    /// <summary>The environment. Default: production.</summary>
    public string? Environment { get; init; }

    /// <summary>A promotion's id or a revision. Default: what it stood on before.</summary>
    public string? To { get; init; }

    /// <summary>The revision that it must be at now.</summary>
    public string? Expect { get; init; }
}

/// <summary>Decides what a run asks.</summary>
internal sealed record WireDecision
{
    /// <summary>Whether it is approved.</summary>
    public required bool Approved { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The block that asks, where several do.</summary>
    public string? Block { get; init; }
}

/// <summary>What somebody thinks of a run.</summary>
/// <param name="Score">From -1, bad, to 1, good.</param>
/// <param name="Comment">In words.</param>
internal sealed record WireFeedback(double? Score = null, string? Comment = null);
