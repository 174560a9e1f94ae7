using System.Text.Json.Serialization;

namespace Scout.Client;

/// <summary>An environment of a workflow.</summary>
public sealed record WorkflowEnvironment
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("environment_id")]
    public required string Name { get; init; }

    /// <summary>Since when it points where it does, UTC; 1970 where it never did.</summary>
    [JsonPropertyName("last_updated_at")]
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who saw to that.</summary>
    [JsonPropertyName("last_updated_by")]
    public Actor? By { get; init; }

    /// <summary>What it points at; empty where it points nowhere yet.</summary>
    public IReadOnlyList<Deployment> Deployments { get; init; } = [];
}

/// <summary>What an environment points at.</summary>
public sealed record Deployment
{
    /// <summary>The promotion that put it there; <c>latest</c> in development.</summary>
    [JsonPropertyName("deployment_id")]
    public required string Id { get; init; }

    /// <summary>The revision.</summary>
    [JsonPropertyName("deployment_config")]
    public required DeployedRevision Revision { get; init; }
}

/// <summary>A revision in an environment.</summary>
public sealed record DeployedRevision
{
    /// <summary>The revision's whole id.</summary>
    public string? RevisionId { get; init; }

    /// <summary>Its share of the runs, of 100.</summary>
    public int? Traffic { get; init; }
}
