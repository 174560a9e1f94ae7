using System.Collections.Immutable;

namespace Scout.Server.Wire.Contract;

/// <summary>An environment of a workflow.</summary>
internal sealed record WireEnvironment
{
    /// <summary>Its name.</summary>
    public required string EnvironmentId { get; init; }

    /// <summary>What it is called.</summary>
    public required WireEnvironmentConfig EnvironmentConfig { get; init; }

    /// <summary>When it first pointed at a revision, UTC; 1970 where it never did.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who saw to that.</summary>
    public required WireIdentity CreatedBy { get; init; }

    /// <summary>Since when it points where it does, UTC.</summary>
    public required DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Who saw to that.</summary>
    public required WireIdentity LastUpdatedBy { get; init; }

    /// <summary>What it points at; empty where it points nowhere yet.</summary>
    public required ImmutableArray<WireDeployment> Deployments { get; init; }
}

/// <summary>What an environment is called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What runs there.</param>
internal sealed record WireEnvironmentConfig(string Name, string Description);

/// <summary>What an environment points at.</summary>
internal sealed record WireDeployment
{
    /// <summary>The promotion that put it there, such as <c>4-81d0c44a12</c>; <c>latest</c> in development.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>The environment's name.</summary>
    public required string EnvironmentId { get; init; }

    /// <summary>The revision.</summary>
    public required WireDeploymentConfig DeploymentConfig { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who saw to that.</summary>
    public required WireIdentity CreatedBy { get; init; }
}

/// <summary>A revision in an environment.</summary>
internal sealed record WireDeploymentConfig
{
    /// <summary><c>latest</c> in development, which follows the builds; else <c>revision_id</c>.</summary>
    public required string RevisionLookup { get; init; }

    /// <summary>The revision's whole id.</summary>
    public string? RevisionId { get; init; }

    /// <summary>Its share of the runs, of 100.</summary>
    public int? Traffic { get; init; }
}

/// <summary>The environments of a workflow.</summary>
/// <param name="Data">The environments, in the order of <c>scout.json</c>.</param>
internal sealed record WireEnvironmentList(ImmutableArray<WireEnvironment> Data);

/// <summary>Whether a change was made.</summary>
/// <param name="Success">Whether it was.</param>
internal sealed record WireSuccess(bool Success);
